package dev.tidemark.environment.ui.connect;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import dev.tidemark.engine.HostKey;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.Facts;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Words;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows the key that a host presents; once a person has confirmed it, only that key is accepted.
 */
final class HostKeyField extends Div {
    private final Supplier<Supplier<HostKey>> question;
    private final BooleanSupplier ready;
    private final Findings answer = new Findings();
    private final Checkbox right = new Checkbox("This is the machine's key");
    private final Button show = Buttons.plain("Show host key", TideIcon.KEY, this::scan);
    private @Nullable HostKey presented;

    /**
     * @param question prepared on the page, asked beside it
     * @param ready whether the address is there to ask
     */
    HostKeyField(Supplier<Supplier<HostKey>> question, BooleanSupplier ready) {
        this.question = question;
        this.ready = ready;
        addClassNames("stack", "tight");
        right.setHelperText("From now on only this key is accepted from that machine.");
        add(new Div(show), answer);
    }

    @Nullable String pinned() {
        return presented != null && right.getValue() ? presented.toString() : null;
    }

    boolean isPinned() {
        if (pinned() == null && presented == null) {
            answer.show(
                    Note.warn(
                            Note.saying(
                                    "The host's key is not confirmed yet.",
                                    "Show it, compare it, confirm it.")));
        }
        right.setErrorMessage("Compare the fingerprint, then confirm it here.");
        right.setInvalid(presented != null && !right.getValue());
        return pinned() != null;
    }

    /** Another machine, another key. */
    void forget() {
        presented = null;
        right.setValue(false);
        right.setInvalid(false);
        answer.clear();
    }

    private void scan() {
        if (!ready.getAsBoolean()) {
            return;
        }
        forget();
        show.setEnabled(false);
        answer.run(
                "Asking the machine for its key …",
                question.get(),
                this::present,
                () -> show.setEnabled(true));
    }

    private void present(HostKey key) {
        presented = key;
        answer.show(
                new Facts()
                        .fact("Type", key.type())
                        .fact("Fingerprint", new Words().code(key.fingerprint())),
                new Words("Compare it with what this shows on the machine itself: ")
                        .code("ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub"),
                right);
    }
}
