package dev.tidemark.backup.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupMode;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.KeepingWords;
import dev.tidemark.backup.RestoreOffer;
import dev.tidemark.base.Decision;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.plan.Admission;
import dev.tidemark.plan.BackupFact;
import dev.tidemark.webui.EnvironmentPages;
import dev.tidemark.webui.Notices;
import dev.tidemark.webui.Times;
import java.util.List;
import org.springframework.stereotype.Component;

/** What one can do with backups, from the list and from the page of one. */
@Component
class BackupActions {
    private final BackupService backups;
    private final RestoreOffer restores;
    private final KeepingWords keeping;
    private final CurrentActor current;
    private final EnvironmentPages environments;

    BackupActions(
            BackupService backups,
            RestoreOffer restores,
            KeepingWords keeping,
            CurrentActor current,
            EnvironmentPages environments) {
        this.backups = backups;
        this.restores = restores;
        this.keeping = keeping;
        this.current = current;
        this.environments = environments;
    }

    Decision mayTake(EnvironmentId environment) {
        return backups.mayTake(current.get(), environment);
    }

    Decision mayManage(EnvironmentId environment) {
        return backups.mayManage(current.get(), environment);
    }

    Decision mayRestore(Backup backup) {
        if (!backup.restorable()) {
            return Decision.no("Only a completed backup can be restored.");
        }
        return restores.mayRestore(current.get(), backup.environment());
    }

    Decision mayDelete(Backup backup) {
        return backups.mayDelete(current.get(), backup.environment(), backup.id());
    }

    /** Why retention keeps it, or that it goes. */
    List<String> reasonsToKeep(Backup backup) {
        return keeping.of(backup.environment(), backup.id());
    }

    /** What goes once a new one has succeeded, in a sentence; empty if nothing does. */
    private String replaced(EnvironmentId environment) {
        return backups.admission(current.get(), environment)
                                instanceof Admission.Allowed(BackupFact oldest)
                        && oldest != null
                ? " All manual backups of your plan are used: once this one has succeeded, the one of %s goes."
                        .formatted(Times.in(environments.zone(environment)).within(oldest.at()))
                : "";
    }

    void askToTake(EnvironmentId environment, Runnable taken) {
        new TakeBackupDialog(
                        environments.title(environment),
                        replaced(environment),
                        note -> {
                            backups.take(current.get(), environment, BackupMode.LIVE, note);
                            taken.run();
                        })
                .open();
    }

    void askToRestore(Backup backup) {
        restores.ask(backup.environment(), backup.id());
    }

    void protect(Backup backup, boolean protect, Runnable done) {
        if (Notices.attempt(
                () -> backups.protect(current.get(), backup.environment(), backup.id(), protect))) {
            Notices.done(
                    protect
                            ? "Protected: it stays until somebody unprotects and deletes it."
                            : "No longer protected: it can be deleted or replaced.");
            done.run();
        }
    }

    void askToDelete(Backup backup, Runnable deleted) {
        var times = Times.in(environments.zone(backup.environment()));
        var dialog = new ConfirmDialog();
        dialog.setHeader("Delete the backup of " + times.moment(backup.requestedAt()) + "?");
        dialog.setText(
                "Nobody can restore it afterwards. Its space in the vault is freed later. %s itself is not touched."
                        .formatted(environments.title(backup.environment())));
        dialog.setCancelable(true);
        dialog.setCancelText("Keep it");
        dialog.setConfirmText("Delete");
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(confirm -> {
            if (Notices.attempt(
                    () -> backups.delete(current.get(), backup.environment(), backup.id()))) {
                Notices.done("Backup deleted. Its space is freed later.");
                deleted.run();
            }
        });
        dialog.open();
    }
}
