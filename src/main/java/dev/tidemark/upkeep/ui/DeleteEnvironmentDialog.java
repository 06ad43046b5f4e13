package dev.tidemark.upkeep.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.Refused;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.KeepDialog;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Words;
import java.time.Duration;
import java.util.function.Consumer;

/** Asks for the name before an environment is deleted with all of its backups (S1.17, S4.5). */
class DeleteEnvironmentDialog extends Dialog {
    private final TextField typed = new TextField();
    private final Div trouble = new Div();
    private final Button delete = Buttons.danger("Delete environment", TideIcon.BIN, this::confirm);
    private final transient Consumer<String> deletion;

    DeleteEnvironmentDialog(
            EnvironmentId environment, String title, Duration grace, Consumer<String> deletion) {
        this.deletion = deletion;
        setHeaderTitle("Delete " + title);
        addClassName("take-dialog");
        typed.setLabel("Type " + environment + " to confirm");
        typed.setWidthFull();
        typed.setValueChangeMode(ValueChangeMode.EAGER);
        typed.getElement().setAttribute("autocomplete", "off");
        typed.addValueChangeListener(
                change -> delete.setEnabled(change.getValue().strip().equals(environment.value())));
        delete.setEnabled(false);
        trouble.setVisible(false);
        var content =
                new Div(
                        Note.bad(
                                Note.saying(
                                        "All of its backups are deleted with it, protected ones too.",
                                        afterwards(grace))),
                        new Words(
                                "The site itself, its databases and files are not touched. No backups are taken from now on."),
                        typed,
                        trouble);
        content.addClassName("stack");
        add(content);
        var keep = Buttons.plain("Keep it", this::close);
        KeepDialog.keepFocus(this, keep);
        getFooter().add(keep, delete);
    }

    /** Whether it can be taken back. */
    static String afterwards(Duration grace) {
        if (grace.isZero()) {
            return "It cannot be undone: the stored bytes and their key are destroyed at once, and nobody can recover them.";
        }
        return "You can take it back for %d days. After that the stored bytes and their key are destroyed, and nobody can recover them."
                .formatted(Math.max(1, grace.toDays()));
    }

    private void confirm() {
        try {
            deletion.accept(typed.getValue());
            close();
        } catch (Refused refused) {
            trouble.removeAll();
            trouble.add(Note.warn(new Words(refused.reason())));
            trouble.setVisible(true);
        }
    }
}
