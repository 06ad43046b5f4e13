package dev.tidemark.webui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Span;

/** A run of text with stronger words, code and links in it. */
public class Words extends Span {
    public Words() {}

    public Words(String text) {
        text(text);
    }

    public final Words text(String text) {
        add(new Text(text));
        return this;
    }

    public Words strong(String text) {
        var strong = new HtmlContainer("strong");
        strong.setText(text);
        add(strong);
        return this;
    }

    public Words code(String text) {
        var code = new Code();
        code.setText(text);
        add(code);
        return this;
    }

    public Words link(String href, String text) {
        add(new Anchor(href, text));
        return this;
    }

    /** Opens in a tab of its own. */
    public Words external(String href, String text) {
        var anchor = new Anchor(href, text);
        anchor.setTarget("_blank");
        anchor.getElement().setAttribute("rel", "noopener noreferrer");
        add(anchor);
        return this;
    }

    public Words tone(Tone tone, String text) {
        var span = new Span(text);
        span.addClassName(tone.className());
        add(span);
        return this;
    }

    public Words icon(TideIcon icon, Tone tone) {
        var drawn = icon.create();
        drawn.addClassName(tone.className());
        add(drawn, new Text(" "));
        return this;
    }

    public Words secondary(String text) {
        var span = new Span(text);
        span.addClassName("secondary");
        add(span);
        return this;
    }

    public Words with(Component component) {
        add(component);
        return this;
    }

    /** Text that only screen readers get. */
    public static Component forReaders(String text) {
        var label = new Span(text);
        label.addClassName("reader-only");
        return label;
    }

    public Words styled(String... classNames) {
        addClassNames(classNames);
        return this;
    }
}
