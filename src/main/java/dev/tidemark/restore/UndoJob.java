package dev.tidemark.restore;

import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.Operation;
import dev.tidemark.activity.OperationStarter;
import dev.tidemark.activity.Running;
import dev.tidemark.activity.Worker;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.EnvironmentTools;
import java.util.Objects;
import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.scheduling.JobScheduler;
import org.springframework.stereotype.Component;

/**
 * Switches a restored environment to the state before the restore, which was kept beside: planned
 * anew, rehearsed, and bounded like the restore itself.
 */
@Component
public class UndoJob implements OperationStarter, Operation {
    private final JobScheduler jobs;
    private final Worker worker;
    private final Restores restores;
    private final EnvironmentTools tools;
    private final Safety safety;
    private final Planning planning;
    private final Conclusions conclusions;

    UndoJob(
            JobScheduler jobs,
            Worker worker,
            Restores restores,
            EnvironmentTools tools,
            Safety safety,
            Planning planning,
            Conclusions conclusions) {
        this.jobs = jobs;
        this.worker = worker;
        this.restores = restores;
        this.tools = tools;
        this.safety = safety;
        this.planning = planning;
        this.conclusions = conclusions;
    }

    @Override
    public ActivityKind kind() {
        return ActivityKind.UNDO;
    }

    @Override
    public void enqueue(Activity activity, UUID job) {
        var id = activity.id().value();
        jobs.<UndoJob>enqueue(job, undo -> undo.run(id));
    }

    @Job(name = "Undo restore %0", retries = 0)
    public void run(String activity) {
        worker.run(new ActivityId(activity), this);
    }

    @Override
    public void work(Running running) {
        var id = new RestoreId(running.activity().subjectId());
        var restore = restores.find(id).orElseThrow();
        if (restores.journal(id, Course.UNDO).isEmpty()) {
            prepare(running, restore);
        }
        conclusions.carryOut(running, restore, Course.UNDO);
    }

    /** Ends with the journal on record; until then it can be cancelled without a trace. */
    private void prepare(Running running, Restore restore) {
        var id = restore.id();
        var done =
                restores.journal(id)
                        .orElseThrow(() ->
                                new Refused(
                                        "There is no record of what this restore has switched."));
        running.cancellable(true);
        safety.take(
                running,
                Objects.requireNonNullElse(restore.undoSafety(), SafetyBackup.NONE),
                restore,
                "Before the undo of the restore " + id,
                backup -> restores.undoSafetyBackup(id, backup));
        var target = tools.environment(restore.environment());
        planning.rehearse(running, target, id, planning.undo(target, id, done));
        running.cancellable(false);
        var journal = planning.undo(target, id, done);
        running.guarded(() -> restores.write(id, Course.UNDO, journal));
    }

    /** As that of a restore. */
    @Override
    public boolean mayGiveUp(Running running) {
        return restores.journal(new RestoreId(running.activity().subjectId()), Course.UNDO)
                .map(journal -> !journal.isUnderWay())
                .orElse(true);
    }

    @Override
    public void fail(Running running, String reason) {
        var restore = restores.find(new RestoreId(running.activity().subjectId())).orElseThrow();
        var journal = restores.journal(restore.id(), Course.UNDO);
        if (journal.isPresent()) {
            conclusions.failed(running, restore, Course.UNDO, journal.get(), reason);
            return;
        }
        safety.giveUp(running, restore.undoSafetyBackup(), reason);
        var words =
                reason
                        + " Unchanged: the restored state stays, and the state before the restore is still kept beside."
                        + " Undo can be tried again.";
        running.fail(words, () -> restores.undoFailed(restore.id(), words));
    }

    @Override
    public void cancelled(Running running) {
        var restore = restores.find(new RestoreId(running.activity().subjectId())).orElseThrow();
        var reason = "The undo was cancelled before anything was switched.";
        safety.giveUp(running, restore.undoSafetyBackup(), reason);
        running.cancel(reason, () -> restores.undoFailed(restore.id(), null));
    }
}
