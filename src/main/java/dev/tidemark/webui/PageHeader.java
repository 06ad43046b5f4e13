package dev.tidemark.webui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.tidemark.base.Decision;
import org.jspecify.annotations.Nullable;

/**
 * The head of a page: the way to it, its title with states, a second line, actions; below, tabs and
 * notes.
 */
public class PageHeader extends Div {
    private final Nav crumbs = new Nav();
    private final H1 title = new H1();
    private final Div badges = new Div();
    private final Div second = new Div();
    private final Div actions = new Div();
    private final Div below = new Div();

    public PageHeader(String text) {
        addClassName("page-header");
        crumbs.addClassName("crumbs");
        crumbs.setAriaLabel("Where you are");
        crumbs.setVisible(false);
        title.setText(text);
        badges.addClassNames("row", "wrap");
        second.addClassName("page-header-second");
        second.setVisible(false);
        actions.addClassName("page-header-actions");
        below.addClassNames("stack");
        below.setVisible(false);
        var line = new Div(title, badges);
        line.addClassName("page-header-title");
        var words = new Div(crumbs, line, second);
        words.addClassName("page-header-text");
        var top = new Div(words, actions);
        top.addClassName("page-header-top");
        add(top, below);
    }

    public PageHeader crumbs(Crumb... way) {
        var list = new OrderedList();
        for (int i = 0; i < way.length; i++) {
            var item = new ListItem();
            if (i > 0) {
                item.add(TideIcon.CHEVRON_RIGHT.create());
            }
            var href = way[i].href();
            if (href == null) {
                var here = new Span(way[i].text());
                here.getElement().setAttribute("aria-current", "page");
                item.add(here);
            } else {
                item.add(new Anchor(href, way[i].text()));
            }
            list.add(item);
        }
        crumbs.removeAll();
        crumbs.add(list);
        crumbs.setVisible(true);
        return this;
    }

    public PageHeader title(String text) {
        title.setText(text);
        return this;
    }

    public PageHeader badges(Component... components) {
        badges.removeAll();
        badges.add(components);
        return this;
    }

    public PageHeader addBadge(Component badge) {
        badges.add(badge);
        return this;
    }

    public PageHeader second(Component... line) {
        second.removeAll();
        second.add(line);
        second.setVisible(true);
        return this;
    }

    public PageHeader actions(Component... components) {
        actions.removeAll();
        actions.add(components);
        return this;
    }

    public PageHeader addAction(Component action) {
        actions.add(action);
        return this;
    }

    /** Tabs and notes. */
    public PageHeader below(Component... components) {
        below.add(components);
        below.setVisible(true);
        return this;
    }

    /** A button that is disabled with the reason below it, unless it is allowed. */
    public static Component withReason(Button button, Decision decision) {
        return withReason(button, decision, null);
    }

    /**
     * @param way out of the reason, null if there is none
     */
    public static Component withReason(Button button, Decision decision, @Nullable Component way) {
        button.setEnabled(decision.isAllowed());
        if (decision.isAllowed()) {
            return button;
        }
        var reason = new Div(decision.reason());
        reason.addClassName("action-reason");
        var id = "reason-" + Integer.toHexString(System.identityHashCode(reason));
        reason.setId(id);
        button.getElement().setAttribute("aria-describedby", id);
        if (way != null) {
            reason.add(way);
        }
        var both = new Div(button, reason);
        both.addClassName("action-with-reason");
        return both;
    }
}
