package dev.tidemark.webui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/** A card: perhaps a title with something beside it, the content, perhaps a foot. */
public class Panel extends Section {
    private final Div body = new Div();
    private final Div title = new Div();

    /** Without a title. */
    public Panel() {
        addClassName("panel");
        body.addClassName("panel-body");
        add(body);
    }

    public Panel(String heading, Component... beside) {
        this();
        title.add(new H2(heading));
        title.addClassName("panel-title");
        var head = new Div(title);
        head.addClassName("panel-head");
        head.add(beside);
        addComponentAsFirst(head);
        setAriaLabel(heading);
    }

    /** Stands after the title. */
    public Panel hint(Component hint) {
        title.add(hint);
        return this;
    }

    public Panel content(Component... components) {
        body.add(components);
        return this;
    }

    /** Replaces the content. */
    public void show(Component... components) {
        body.removeAll();
        body.add(components);
    }

    /** The content reaches the edges: lists, tables, logs. */
    public Panel flush() {
        addClassName("flush");
        return this;
    }

    public Panel foot(Component... components) {
        var foot = new Div(components);
        foot.addClassName("panel-foot");
        add(foot);
        return this;
    }
}
