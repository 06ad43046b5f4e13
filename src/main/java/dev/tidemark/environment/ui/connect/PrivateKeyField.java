package dev.tidemark.environment.ui.connect;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Tone;
import dev.tidemark.webui.Words;
import org.jspecify.annotations.Nullable;

/** Takes a private key, pasted or uploaded, and never shows it again. */
final class PrivateKeyField extends Div {
    private final TextArea text =
            Fields.lines("Private key", "Of a key pair without passphrase, made for the portal.");
    private final Div given = new Div();
    private @Nullable String key;

    PrivateKeyField() {
        addClassNames("stack", "tight");
        text.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        text.addValueChangeListener(change -> take(change.getValue()));
        text.setWidthFull();
        ask();
    }

    @Nullable String key() {
        return key;
    }

    boolean isGiven() {
        return Fields.right(text, key != null, "Paste the private key, or upload its file.");
    }

    private void ask() {
        key = null;
        removeAll();
        add(text, Fields.upload("Upload a key file", this::take));
    }

    private void take(String pasted) {
        if (pasted.isBlank()) {
            return;
        }
        var problem = problem(pasted);
        if (problem != null) {
            Fields.right(text, false, problem);
            return;
        }
        key = pasted;
        text.clear();
        text.setInvalid(false);
        given.removeAll();
        given.addClassName("row");
        given.add(
                new Words()
                        .icon(TideIcon.KEY, Tone.GOOD)
                        .text("A private key was given. It is not shown again."),
                Buttons.small("Use another key", this::ask));
        removeAll();
        add(given);
    }

    private static @Nullable String problem(String pasted) {
        if (pasted.startsWith("ssh-") || pasted.startsWith("ecdsa-")) {
            return "This is the public half. The private one begins with -----BEGIN.";
        }
        if (!pasted.contains("PRIVATE KEY-----")) {
            return "This is not a private key. It begins with -----BEGIN … PRIVATE KEY-----.";
        }
        return pasted.contains("ENCRYPTED")
                ? "This key has a passphrase. Make one without, for the portal alone."
                : null;
    }
}
