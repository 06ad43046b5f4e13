package dev.tidemark.restore;

import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.Operation;
import dev.tidemark.activity.OperationStarter;
import dev.tidemark.activity.Running;
import dev.tidemark.activity.Worker;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.TakeBackup;
import dev.tidemark.environment.EnvironmentTools;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.scheduling.JobScheduler;
import org.springframework.stereotype.Component;

/**
 * Brings an environment back: safety backup, prepare beside, compare, rehearse, switch, check.
 * Until the switch nothing of the environment changes; a switch that cannot be finished is turned
 * back (S5.7), and one that cannot be turned back either waits for an operator.
 */
@Component
public class RestoreJob implements OperationStarter, Operation {
    private final JobScheduler jobs;
    private final Worker worker;
    private final Restores restores;
    private final BackupService backups;
    private final TakeBackup taking;
    private final EnvironmentTools tools;
    private final Safety safety;
    private final Preparation preparation;
    private final Planning planning;
    private final Conclusions conclusions;
    private final PromptCleanUp leftovers;
    private final Clock clock;

    RestoreJob(
            JobScheduler jobs,
            Worker worker,
            Restores restores,
            BackupService backups,
            TakeBackup taking,
            EnvironmentTools tools,
            Safety safety,
            Preparation preparation,
            Planning planning,
            Conclusions conclusions,
            PromptCleanUp leftovers,
            Clock clock) {
        this.jobs = jobs;
        this.worker = worker;
        this.restores = restores;
        this.backups = backups;
        this.taking = taking;
        this.tools = tools;
        this.safety = safety;
        this.preparation = preparation;
        this.planning = planning;
        this.conclusions = conclusions;
        this.leftovers = leftovers;
        this.clock = clock;
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
        running.guarded(() -> restores.started(id, clock.instant()));
        if (restores.journal(id).isEmpty()) {
            prepare(running, restore);
        }
        conclusions.carryOut(running, restore, Course.RESTORE);
    }

    /** Ends with the journal on record; until then it can be cancelled without a trace. */
    private void prepare(Running running, Restore restore) {
        running.cancellable(true);
        running.guarded(() -> restores.state(restore.id(), RestoreState.PREPARING));
        safety.take(
                running,
                restore.options().safetyBackup(),
                restore,
                "Before the restore " + restore.id(),
                backup -> restores.safetyBackup(restore.id(), backup));
        var work = work(running, restore);
        var prepared = preparation.prepare(work);
        preparation.compare(work, prepared);
        planning.rehearse(running, work.target(), restore.id(), planning.restore(work, prepared));
        running.cancellable(false);
        var journal = planning.restore(work, prepared);
        running.guarded(() -> {
            restores.write(restore.id(), Course.RESTORE, journal);
            restores.state(restore.id(), RestoreState.SWITCHING);
        });
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

    /**
     * Once the switch has begun it goes on, forward or back, however many workers are lost over it;
     * its tries are counted in the journal.
     */
    @Override
    public boolean mayGiveUp(Running running) {
        return restores.journal(new RestoreId(running.activity().subjectId()))
                .map(journal -> !journal.isUnderWay())
                .orElse(true);
    }

    @Override
    public void fail(Running running, String reason) {
        var restore = restores.find(new RestoreId(running.activity().subjectId())).orElseThrow();
        var journal = restores.journal(restore.id());
        if (journal.isPresent()) {
            conclusions.failed(running, restore, Course.RESTORE, journal.get(), reason);
        } else {
            end(running, restore, reason);
        }
    }

    @Override
    public void cancelled(Running running) {
        var restore = restores.find(new RestoreId(running.activity().subjectId())).orElseThrow();
        var reason =
                "It was cancelled before the switch. Unchanged: the environment runs as before.";
        safety.giveUp(running, restore.safetyBackup(), reason);
        running.cancel(
                reason,
                () -> restores.ended(restore.id(), RestoreState.FAILED, reason, clock.instant()));
        leftovers.deleteNow(restore);
    }

    /** Nothing has changed places. */
    private void end(Running running, Restore restore, String reason) {
        safety.giveUp(running, restore.safetyBackup(), reason);
        var words =
                reason
                        + " Unchanged: the environment runs as before. Once that is mended, restore again.";
        running.fail(
                words,
                () -> restores.ended(restore.id(), RestoreState.FAILED, words, clock.instant()));
        leftovers.deleteNow(restore);
    }
}
