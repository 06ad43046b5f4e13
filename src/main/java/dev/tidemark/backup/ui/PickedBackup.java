package dev.tidemark.backup.ui;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tidemark.backup.Backup;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;

/** Names the point that is selected on the timeline, and what one can do with it. */
class PickedBackup extends Div {
    PickedBackup(Backup backup, Times times, BackupActions actions) {
        addClassName("picked");
        getElement().setAttribute("role", "status");
        var title = new Span(times.full(backup.requestedAt()));
        title.addClassName("picked-title");
        var head = new Div(title, BackupStates.label(backup.state()).badge());
        head.addClassNames("row", "wrap");
        if (backup.isProtected()) {
            head.add(BackupStates.PROTECTED.badge());
        }
        var text = new Div(head, new Div(facts(backup, times)));
        text.addClassName("grow");
        var details =
                Buttons.small(
                        "Details",
                        () -> getUI().ifPresent(ui -> ui.navigate(BackupGrid.href(backup))));
        var buttons = new Div(details);
        buttons.addClassNames("row", "wrap");
        var may = actions.mayRestore(backup);
        var request = actions.requestPath(backup);
        if (request.isPresent()) {
            var ask =
                    Buttons.small(
                            "Request a restore",
                            () -> getUI().ifPresent(ui -> ui.navigate(request.get())));
            ask.addThemeVariants(ButtonVariant.PRIMARY);
            buttons.add(ask);
        } else if (backup.restorable()) {
            var restore = Buttons.small("Restore", () -> actions.askToRestore(backup));
            restore.addThemeVariants(ButtonVariant.PRIMARY);
            restore.setEnabled(may.isAllowed());
            buttons.add(restore);
            if (!may.isAllowed()) {
                buttons.addComponentAsFirst(new Words(may.reason()).styled("action-reason"));
            }
        }
        add(text, buttons);
    }

    private static Words facts(Backup backup, Times times) {
        var words =
                new Words(
                        "%s, %s · “%s”"
                                .formatted(
                                        BackupStates.word(backup.origin()),
                                        BackupStates.word(backup.mode()),
                                        BackupStates.headline(backup)));
        var revision = backup.shortRevision();
        if (revision != null) {
            words.text(" · code ").code(revision);
        }
        var bytes = backup.bytesTotal();
        if (bytes != null) {
            words.text(" · " + Sizes.bytes(bytes));
        }
        var site = backup.site();
        if (site != null) {
            words.text(" · " + site.sentence(times::moment));
        }
        return words.text(" · by " + backup.actorName()).styled("secondary", "small");
    }
}
