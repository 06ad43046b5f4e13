package dev.tidemark.backup.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.tidemark.backup.BackupMode;
import dev.tidemark.base.Refused;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Words;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks for a note and the mode, then takes a backup. */
class TakeBackupDialog extends Dialog {
    private static final int LONGEST_NOTE = 200;

    private final TextField note = new TextField("Note");
    private final Div trouble = new Div();
    private final Button confirm = Buttons.primary("Take backup", TideIcon.PLUS, this::confirm);
    private final transient Consumer<@Nullable String> take;

    /**
     * @param replaced what a full count will make go, as a sentence, or empty
     */
    TakeBackupDialog(String environment, String replaced, Consumer<@Nullable String> take) {
        this.take = take;
        setHeaderTitle("Take a backup of " + environment);
        addClassName("take-dialog");
        note.setHelperText("Why you take it. It stands in the list.");
        note.setMaxLength(LONGEST_NOTE);
        note.setWidthFull();
        trouble.setVisible(false);
        var content =
                new Div(
                        new Paragraph(
                                "Databases, files and the deployed code, as one set. The site keeps running."
                                        + replaced),
                        note,
                        mode(),
                        trouble);
        content.addClassName("stack");
        add(content);
        confirm.setDisableOnClick(true);
        getFooter().add(Buttons.plain("Cancel", this::close), confirm);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                note.focus();
            }
        });
    }

    private void confirm() {
        try {
            take.accept(note.getValue().isBlank() ? null : note.getValue().strip());
            close();
        } catch (Refused refused) {
            trouble.removeAll();
            trouble.add(Note.warn(new Words(refused.reason())));
            trouble.setVisible(true);
            confirm.setEnabled(true);
        }
    }

    private static RadioButtonGroup<BackupMode> mode() {
        var mode = new RadioButtonGroup<BackupMode>("Mode");
        mode.addClassName("options");
        mode.setItems(BackupMode.LIVE, BackupMode.CONSISTENT);
        mode.setRenderer(new ComponentRenderer<>(TakeBackupDialog::describe));
        mode.setItemEnabledProvider(choice -> choice == BackupMode.LIVE);
        mode.setValue(BackupMode.LIVE);
        return mode;
    }

    private static Div describe(BackupMode mode) {
        return switch (mode) {
            case LIVE ->
                    option(
                            "Live",
                            "Nothing is held. Database and files may be a few requests apart.");
            case CONSISTENT ->
                    option(
                            "Consistent",
                            "Requests wait for a moment, so that all parts show the same instant. Offered once a"
                                    + " gate is connected.");
        };
    }

    private static Div option(String name, String text) {
        var option =
                new Div(
                        new Words().strong(name),
                        new Div(new Words(text).styled("secondary", "small")));
        option.addClassNames("stack", "close");
        return option;
    }
}
