package dev.tidemark.webui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/** Buttons as the portal has them. */
public final class Buttons {
    private Buttons() {}

    /** The one action of an area. */
    public static Button primary(String text, TideIcon icon, Runnable action) {
        var button = plain(text, icon, action);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    public static Button plain(String text, TideIcon icon, Runnable action) {
        var button = plain(text, action);
        button.setIcon(icon.create());
        return button;
    }

    public static Button plain(String text, Runnable action) {
        return new Button(text, click -> action.run());
    }

    public static Button small(String text, Runnable action) {
        var button = plain(text, action);
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    /** Looks like a link. */
    public static Button quiet(String text, Runnable action) {
        var button = plain(text, action);
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    /** Without text; the label is read aloud and shown as tooltip. */
    public static Button icon(TideIcon icon, String label, Runnable action) {
        var button = new Button(icon.create(), click -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        return button;
    }

    /** Destroys something. */
    public static Button danger(String text, TideIcon icon, Runnable action) {
        var button = primary(text, icon, action);
        button.addThemeVariants(ButtonVariant.ERROR);
        return button;
    }
}
