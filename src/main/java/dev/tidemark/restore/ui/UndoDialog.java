package dev.tidemark.restore.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.restore.Restore;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.restore.SafetyBackup;
import dev.tidemark.restore.UndoPreview;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.KeepDialog;
import dev.tidemark.webui.Later;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.Skeleton;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Words;

/** Counts what was written since the restore and would go, offers to save it, then asks. */
class UndoDialog extends Dialog {
    private final transient RestoreService restores;
    private final transient CurrentActor current;
    private final transient Restore restore;
    private final transient Runnable begun;
    private final Div body = new Div();
    private final Checkbox safety = new Checkbox("Safety backup first", true);
    private final Button undo = Buttons.danger("Undo the restore", TideIcon.TURN, this::undo);

    /**
     * @param begun is told once it has started
     */
    UndoDialog(
            RestoreService restores,
            CurrentActor current,
            Restore restore,
            String environment,
            Runnable begun) {
        this.restores = restores;
        this.current = current;
        this.restore = restore;
        this.begun = begun;
        setHeaderTitle("Undo the restore of " + environment);
        addClassName("restore-dialog");
        setCloseOnOutsideClick(false);
        safety.setHelperText(
                "Keeps what is there now as a backup in the list: the way back from the undo. What cannot be saved is"
                        + " named in it.");
        body.addClassNames("restore-main");
        add(body);
        var keep = Buttons.plain("Keep the restored state", this::close);
        KeepDialog.keepFocus(this, keep);
        undo.setEnabled(false);
        undo.setDisableOnClick(true);
        getFooter().add(keep, undo);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        body.removeAll();
        body.add(new Paragraph("Counting what was written since …"), new Skeleton(4));
        var actor = current.get();
        Later.show(body, () -> restores.undoPreview(actor, restore.id()), this::show, this::cannot);
    }

    private void show(UndoPreview found) {
        body.removeAll();
        body.add(
                new Paragraph(
                        "The state before the restore comes back. What was written since the restore is not in it."));
        found.problems()
                .forEach(problem ->
                        body.add(
                                Note.warn(
                                        Note.saying(
                                                "What was written since could not be counted.",
                                                problem
                                                        + " It can be undone all the same; keep the safety backup."))));
        if (found.problems().isEmpty()) {
            body.add(new LossSection(found.written(), "What was written since, and will be lost"));
        }
        body.add(safety);
        undo.setEnabled(true);
    }

    private void cannot(RuntimeException problem) {
        body.removeAll();
        var words =
                switch (problem) {
                    case Refused refused -> refused.reason();
                    case NothingHere gone -> String.valueOf(gone.getMessage());
                    default ->
                            "What was written since could not be counted. Nothing was changed. Close this and try it once more.";
                };
        body.add(Note.bad(new Words(words)));
    }

    private void undo() {
        try {
            restores.undo(
                    current.get(),
                    restore.id(),
                    safety.getValue() ? SafetyBackup.WHAT_CAN_BE_SAVED : SafetyBackup.NONE);
            close();
            begun.run();
        } catch (Refused refused) {
            body.add(Note.warn(new Words(refused.reason())));
            undo.setEnabled(true);
        }
    }
}
