package dev.tidemark.webui;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/** Asks before something is destroyed; Enter keeps it. */
public class KeepDialog extends Dialog {
    /** A dialog focuses its first field as it opens, so this waits until that is over. */
    private static final String FOCUS_ONCE_SHOWN =
            """
            let tries = 0, held = 0;
            const hold = () => {
                const active = document.activeElement === this;
                held = active ? held + 1 : 0;
                if (!active && this.getBoundingClientRect().width) this.focus();
                if (held < 3 && tries++ < 60) setTimeout(hold, 50);
            };
            hold();
            """;

    /**
     * @param keep what the button that keeps it says
     * @param destroy what the other one says
     */
    public KeepDialog(String question, String text, String keep, String destroy, Runnable verb) {
        setHeaderTitle(question);
        addClassName("take-dialog");
        add(new Paragraph(text));
        var keeping = Buttons.plain(keep, this::close);
        keepFocus(this, keeping);
        getFooter()
                .add(
                        keeping,
                        Buttons.danger(
                                destroy,
                                TideIcon.BIN,
                                () -> {
                                    close();
                                    verb.run();
                                }));
    }

    /** Whoever opens the dialog and presses Enter has destroyed nothing. */
    public static void keepFocus(Dialog dialog, com.vaadin.flow.component.button.Button keep) {
        dialog.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                keep.getElement().executeJs(FOCUS_ONCE_SHOWN);
            }
        });
    }
}
