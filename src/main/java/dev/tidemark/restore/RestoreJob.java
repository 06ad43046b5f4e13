package dev.tidemark.restore;

import dev.tidemark.account.Actor;
import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.Operation;
import dev.tidemark.activity.OperationStarter;
import dev.tidemark.activity.Running;
import dev.tidemark.activity.StepResult;
import dev.tidemark.activity.Worker;
import dev.tidemark.backup.BackupId;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.TakeBackup;
import dev.tidemark.environment.EnvironmentTools;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.scheduling.JobScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Brings an environment back: safety backup, prepare beside, compare, switch, check. Until the
 * switch nothing of the environment changes; a switch that cannot be finished is turned back
 * (S5.7).
 */
@Component
public class RestoreJob implements OperationStarter, Operation {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreJob.class);

    private final JobScheduler jobs;
    private final Worker worker;
    private final Restores restores;
    private final BackupService backups;
    private final TakeBackup taking;
    private final EnvironmentTools tools;
    private final Preparation preparation;
    private final Switching switching;
    private final Aftercare aftercare;
    private final Leftovers leftovers;
    private final Clock clock;
    private final java.time.Duration undoWindow;

    RestoreJob(
            JobScheduler jobs,
            Worker worker,
            Restores restores,
            BackupService backups,
            TakeBackup taking,
            EnvironmentTools tools,
            Preparation preparation,
            Switching switching,
            Aftercare aftercare,
            Leftovers leftovers,
            Clock clock,
            @Value("${tidemark.undo-window:24h}") java.time.Duration undoWindow) {
        this.jobs = jobs;
        this.worker = worker;
        this.restores = restores;
        this.backups = backups;
        this.taking = taking;
        this.tools = tools;
        this.preparation = preparation;
        this.switching = switching;
        this.aftercare = aftercare;
        this.leftovers = leftovers;
        this.clock = clock;
        this.undoWindow = undoWindow;
    }

    @Override
    public ActivityKind kind() {
        return ActivityKind.RESTORE;
    }

    @Override
    public void enqueue(Activity activity, UUID job) {
        var id = activity.id().value();
        jobs.<RestoreJob>enqueue(job, restore -> restore.run(id));
    }

    @Job(name = "Restore %0", retries = 0)
    public void run(String activity) {
        worker.run(new ActivityId(activity), this);
    }

    @Override
    public void work(Running running) {
        var id = new RestoreId(running.activity().subjectId());
        var restore = restores.find(id).orElseThrow();
        running.cancellable(restores.journal(id).isEmpty());
        running.guarded(() -> {
            restores.started(id, clock.instant());
            if (restores.journal(id).isEmpty()) {
                restores.state(id, RestoreState.PREPARING);
            }
        });
        safetyBackup(running, restore);
        var work = work(running, restore);
        var prepared = preparation.prepare(work);
        preparation.compare(work, prepared);
        running.cancellable(false);
        switching.run(work, prepared);
        check(work);
    }

    private RestoreWork work(Running running, Restore restore) {
        var detail = backups.findForPortal(restore.backup());
        var target = tools.environment(restore.environment());
        return new RestoreWork(
                running,
                restore,
                detail,
                Objects.requireNonNull(detail.manifest()),
                target,
                tools.host(target),
                taking.vaultOf(detail.backup()));
    }

    private void safetyBackup(Running running, Restore restore) {
        if (!restore.options().safetyBackup()) {
            return;
        }
        var id =
                new BackupId(
                        running.step(
                                "safety",
                                "Safety backup of the present state",
                                String.class,
                                () -> new StepResult<>(BackupId.next().value(), null)));
        var actor = new Actor(null, restore.actorName(), Set.of(), Map.of(), null);
        backups.recordSafetyBackup(
                id,
                restore.environment(),
                running.activity().id(),
                actor,
                "Before the restore " + restore.id());
        running.guarded(() -> restores.safetyBackup(restore.id(), id));
        taking.take(running, id, tools.environment(restore.environment()), "safety:");
    }

    private void check(RestoreWork work) {
        var running = work.running();
        var id = work.restore().id();
        running.guarded(() -> restores.state(id, RestoreState.CHECKING));
        var verdict =
                running.step(
                        "check",
                        "Check the site",
                        Verdict.class,
                        () -> {
                            var found = aftercare.check(work);
                            return new StepResult<>(found, found.words());
                        });
        work.code().forEach(part -> tools.codeRestored(work.target().id(), part.revision()));
        var now = clock.instant();
        running.complete(() ->
                restores.completed(
                        id, now, now.plus(undoWindow), verdict.words(), verdict.problem()));
    }

    /**
     * Once the switch has begun it goes on, forward or back, however many workers are lost over it.
     */
    @Override
    public boolean mayGiveUp(Running running) {
        return restores.journal(new RestoreId(running.activity().subjectId())).isEmpty();
    }

    @Override
    public void fail(Running running, String reason) {
        var id = new RestoreId(running.activity().subjectId());
        var restore = restores.find(id).orElseThrow();
        var phase = restores.journal(id).map(Journal::phase).orElse(null);
        switch (phase) {
            case null -> end(running, restore, RestoreState.FAILED, reason);
            case TURNED_BACK -> end(running, restore, RestoreState.ROLLED_BACK, reason);
            case SWITCHED -> {
                var now = clock.instant();
                running.complete(
                        () -> restores.completed(id, now, now.plus(undoWindow), null, reason));
            }
            case SWITCHING, TURNING_BACK -> turnBackLater(running, id, reason);
        }
    }

    /** Ends nothing: the next worker turns back, and goes on until the environment is whole. */
    private void turnBackLater(Running running, RestoreId id, String reason) {
        var journal = restores.journal(id).orElseThrow();
        if (journal.phase() == Journal.Phase.SWITCHING) {
            running.guarded(() -> restores.write(id, journal.turnBack(reason)));
        }
        running.warn(
                reason + " The switch had begun; it is turned back as soon as that is possible.");
    }

    @Override
    public void cancelled(Running running) {
        var restore = restores.find(new RestoreId(running.activity().subjectId())).orElseThrow();
        var reason =
                "It was cancelled before the switch. Unchanged: the environment runs as before.";
        failSafetyBackup(running, restore, reason);
        running.cancel(
                reason,
                () -> restores.ended(restore.id(), RestoreState.FAILED, reason, clock.instant()));
        cleanUp(restore);
    }

    private void end(Running running, Restore restore, RestoreState state, String reason) {
        failSafetyBackup(running, restore, reason);
        var words =
                reason
                        + " Unchanged: the environment runs as before. Once that is mended, restore again.";
        running.fail(words, () -> restores.ended(restore.id(), state, words, clock.instant()));
        cleanUp(restore);
    }

    private void failSafetyBackup(Running running, Restore restore, String reason) {
        var id = restores.find(restore.id()).map(Restore::safetyBackup).orElse(null);
        if (id != null && !backups.findForPortal(id).backup().restorable()) {
            taking.fail(running, id, reason, false);
        }
    }

    private void cleanUp(Restore restore) {
        try {
            var manifest = backups.findForPortal(restore.backup()).manifest();
            leftovers.delete(
                    restore.id(),
                    Objects.requireNonNull(manifest),
                    tools.environment(restore.environment()));
            restores.cleaned(restore.id(), clock.instant());
        } catch (RuntimeException later) {
            LOG.info("What {} has prepared will be deleted later", restore.id(), later);
        }
    }
}
