package dev.tidemark.webui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/**
 * Something the reader should know, with what to do about it. Trouble is read aloud at once, the
 * rest when idle.
 */
public class Note extends Div {
    private final Div text = new Div();
    private final Div actions = new Div();

    public Note(Tone tone, TideIcon icon, Component... content) {
        addClassNames("note", tone.className());
        getElement().setAttribute("role", tone == Tone.BAD ? "alert" : "status");
        text.addClassName("note-text");
        text.add(content);
        actions.addClassName("note-actions");
        text.add(actions);
        add(icon.create(), text);
    }

    public static Note info(Component... content) {
        return new Note(Tone.ACCENT, TideIcon.INFO, content);
    }

    public static Note good(Component... content) {
        return new Note(Tone.GOOD, TideIcon.SHIELD_TICK, content);
    }

    public static Note warn(Component... content) {
        return new Note(Tone.WARN, TideIcon.TRIANGLE, content);
    }

    public static Note bad(Component... content) {
        return new Note(Tone.BAD, TideIcon.CIRCLE_CROSS, content);
    }

    /** Says it in one strong sentence and, after it, what follows. */
    public static Words saying(String strong, String rest) {
        return new Words().strong(strong).text(" " + rest);
    }

    public Note withActions(Component... components) {
        actions.add(components);
        return this;
    }
}
