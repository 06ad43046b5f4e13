package dev.tidemark.webui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import dev.tidemark.base.Refused;

/** Short messages at the edge of the page, about what the reader just did. */
public final class Notices {
    private Notices() {}

    public static void done(String sentence) {
        show(sentence, TideIcon.CIRCLE_TICK, NotificationVariant.SUCCESS, 5000);
    }

    /** A rule said no: its words, nothing else. */
    public static void refused(String reason) {
        show(reason, TideIcon.CLOCK, NotificationVariant.WARNING, 12000);
    }

    /**
     * Carries out a verb; a refusal is shown, anything else goes to the error handler. Tells
     * whether it was done.
     */
    public static boolean attempt(Runnable verb) {
        try {
            verb.run();
            return true;
        } catch (Refused e) {
            refused(e.reason());
            return false;
        }
    }

    static void unexpected(String reference) {
        show(
                "That did not work, and it is our fault. Your data is not affected. Reference "
                        + reference,
                TideIcon.CIRCLE_CROSS,
                NotificationVariant.ERROR,
                0);
    }

    private static void show(
            String sentence, TideIcon icon, NotificationVariant variant, int millis) {
        var notification = new Notification();
        notification.setDuration(millis);
        notification.setPosition(Notification.Position.BOTTOM_END);
        notification.addThemeVariants(variant);
        var row = new Div(icon.create(), new Words(sentence).styled("grow"));
        row.addClassName("notice");
        if (millis == 0) {
            row.add(Buttons.icon(TideIcon.CROSS, "Close", notification::close));
        }
        notification.add(row);
        notification.setAssertive(variant != NotificationVariant.SUCCESS);
        notification.open();
    }
}
