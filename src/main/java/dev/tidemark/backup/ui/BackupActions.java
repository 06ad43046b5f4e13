package dev.tidemark.backup.ui;

import com.vaadin.flow.component.Component;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupId;
import dev.tidemark.backup.BackupMode;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.KeepingWords;
import dev.tidemark.backup.RestoreOffer;
import dev.tidemark.backup.RestoreRequestOffer;
import dev.tidemark.base.Decision;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.plan.Admission;
import dev.tidemark.plan.BackupFact;
import dev.tidemark.plan.ManualRules;
import dev.tidemark.plan.PlanService;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.EnvironmentPages;
import dev.tidemark.webui.KeepDialog;
import dev.tidemark.webui.Notices;
import dev.tidemark.webui.Times;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What one can do with backups, from the list and from the page of one. */
@Service
class BackupActions {
    private final BackupService backups;
    private final RestoreOffer restores;
    private final RestoreRequestOffer requests;
    private final KeepingWords keeping;
    private final PlanService plans;
    private final CurrentActor current;
    private final EnvironmentPages environments;
    private final Clock clock;

    BackupActions(
            BackupService backups,
            RestoreOffer restores,
            RestoreRequestOffer requests,
            KeepingWords keeping,
            PlanService plans,
            CurrentActor current,
            EnvironmentPages environments,
            Clock clock) {
        this.backups = backups;
        this.restores = restores;
        this.requests = requests;
        this.keeping = keeping;
        this.plans = plans;
        this.current = current;
        this.environments = environments;
        this.clock = clock;
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

    /**
     * Where to ask for a restore of it, for those who cannot restore by themselves but may ask;
     * empty for all others.
     */
    Optional<String> requestPath(Backup backup) {
        return backup.restorable() && !restores.mayEverRestore(current.get(), backup.environment())
                ? requestPath(backup.environment(), backup.id())
                : Optional.empty();
    }

    /** The same, with the moment still to be chosen. */
    Optional<String> request(EnvironmentId environment) {
        return restores.mayEverRestore(current.get(), environment)
                ? Optional.empty()
                : requestPath(environment, null);
    }

    /** Where to ask for a restore; empty for those who may not. */
    private Optional<String> requestPath(EnvironmentId environment, @Nullable BackupId backup) {
        return requests.mayRequest(current.get(), environment).isAllowed()
                ? Optional.of(requests.path(environment, backup))
                : Optional.empty();
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

    /**
     * What makes a refused backup possible at once: deleting the one that stands in the way
     * (S4.12). Null if nothing does.
     */
    @Nullable Component release(EnvironmentId environment, Decision may, Runnable deleted) {
        if (may.isAllowed()
                || !(backups.admission(current.get(), environment)
                        instanceof
                        Admission.Refused(var words, var possibleAt, BackupFact inTheWay))
                || inTheWay == null
                || !words.equals(may.reason())) {
            return null;
        }
        var backup = backups.find(current.get(), environment, new BackupId(inTheWay.id())).backup();
        if (!mayDelete(backup).isAllowed()) {
            return null;
        }
        return Buttons.quiet(
                "Delete the one of %s instead"
                        .formatted(Times.in(environments.zone(environment)).within(inTheWay.at())),
                () -> askToDelete(backup, deleted));
    }

    /** How long a manual one stays, in a sentence. */
    private String kept(EnvironmentId environment) {
        var manual = plans.of(current.get(), environment).rules().retention().manual();
        if (manual.countsAsDaily()) {
            return " It counts as the one of today: the schedule decides how long it stays.";
        }
        var keepFor = manual.keepFor();
        return keepFor == null
                ? " It stays until somebody deletes it%s."
                        .formatted(
                                manual.most() == null
                                                || manual.whenFull() == ManualRules.WhenFull.REFUSE
                                        ? ""
                                        : " or %d newer ones exist".formatted(manual.most()))
                : " It is kept until %s."
                        .formatted(
                                Times.in(environments.zone(environment))
                                        .within(clock.instant().plus(keepFor)));
    }

    void askToTake(EnvironmentId environment, Runnable taken) {
        new TakeBackupDialog(
                        environments.title(environment),
                        kept(environment) + replaced(environment),
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
        new KeepDialog(
                        "Delete the backup of " + times.moment(backup.requestedAt()) + "?",
                        "Nobody can restore it afterwards. Its space in the vault is freed later. %s itself is not touched."
                                .formatted(environments.title(backup.environment())),
                        "Keep it",
                        "Delete",
                        () -> delete(backup, deleted))
                .open();
    }

    private void delete(Backup backup, Runnable deleted) {
        if (Notices.attempt(
                () -> backups.delete(current.get(), backup.environment(), backup.id()))) {
            Notices.done("Backup deleted. Its space is freed later.");
            deleted.run();
        }
    }
}
