package dev.tidemark.restore.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.Refused;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.KeepDialog;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Words;
import java.util.function.BiConsumer;

/** Asks for the name and the reason before an environment is declared in order as it is. */
class ReleaseDialog extends Dialog {
    private final TextField typed = new TextField();
    private final TextArea reason = new TextArea("Why");
    private final Div trouble = new Div();
    private final Button keep = Buttons.plain("Keep it waiting", this::close);
    private final Button release =
            Buttons.danger("Release it as it is", TideIcon.HAND, this::confirm);
    private final EnvironmentId environment;
    private final transient BiConsumer<String, String> verb;

    /**
     * @param verb gets the typed name and the reason
     */
    ReleaseDialog(EnvironmentId environment, BiConsumer<String, String> verb) {
        this.environment = environment;
        this.verb = verb;
        setHeaderTitle("Release the environment as it is");
        addClassName("take-dialog");
        typed.setLabel("Type " + environment + " to confirm");
        reason.setHelperText("For the record and for the owners.");
        typed.setWidthFull();
        reason.setWidthFull();
        typed.setValueChangeMode(ValueChangeMode.EAGER);
        reason.setValueChangeMode(ValueChangeMode.EAGER);
        typed.getElement().setAttribute("autocomplete", "off");
        typed.addValueChangeListener(change -> judge());
        reason.addValueChangeListener(change -> judge());
        trouble.setVisible(false);
        var content =
                new Div(
                        Note.warn(
                                Note.saying(
                                        "Nothing is moved any more.",
                                        "What is live now stays live, backups and restores are possible again, and what lies"
                                                + " elsewhere stays until it is removed. Do this once you have put the site in order"
                                                + " by hand.")),
                        reason,
                        typed,
                        trouble);
        content.addClassName("stack");
        add(content);
        getFooter().add(keep, release);
        KeepDialog.keepFocus(this, keep);
        judge();
    }

    private void judge() {
        release.setEnabled(
                typed.getValue().strip().equals(environment.value())
                        && !reason.getValue().isBlank());
    }

    private void confirm() {
        try {
            verb.accept(typed.getValue(), reason.getValue());
            close();
        } catch (Refused refused) {
            trouble.removeAll();
            trouble.add(Note.warn(new Words(refused.reason())));
            trouble.setVisible(true);
        }
    }
}
