package dev.tidemark.backup;

import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.Operation;
import dev.tidemark.activity.OperationStarter;
import dev.tidemark.activity.Running;
import dev.tidemark.activity.StepResult;
import dev.tidemark.activity.Worker;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.scheduling.JobScheduler;
import org.springframework.stereotype.Component;

/**
 * Takes a deleted backup out of its vault: forgets its snapshots by their ids, then frees the
 * space.
 */
@Component
public class DeleteBackupJob implements OperationStarter, Operation {
    private static final Duration PRUNE_TIMEOUT = Duration.ofHours(12);

    private final JobScheduler jobs;
    private final Worker worker;
    private final Backups backups;
    private final TakeBackup sets;
    private final Clock clock;

    DeleteBackupJob(
            JobScheduler jobs, Worker worker, Backups backups, TakeBackup sets, Clock clock) {
        this.jobs = jobs;
        this.worker = worker;
        this.backups = backups;
        this.sets = sets;
        this.clock = clock;
    }

    @Override
    public ActivityKind kind() {
        return ActivityKind.BACKUP_DELETE;
    }

    @Override
    public void enqueue(Activity activity, UUID job) {
        var id = activity.id().value();
        jobs.<DeleteBackupJob>enqueue(job, delete -> delete.run(id));
    }

    @Job(name = "Delete backup %0", retries = 0)
    public void run(String activity) {
        worker.run(new ActivityId(activity), this);
    }

    @Override
    public void work(Running running) {
        var id = new BackupId(running.activity().subjectId());
        var backup = backups.findForPortal(id).orElseThrow();
        running.step(
                "forget",
                "Forget its snapshots",
                Integer.class,
                () -> {
                    int forgotten =
                            sets.snapshotsOf(backup)
                                    .map(set -> {
                                        set.vault().forget(set.snapshots());
                                        return set.snapshots().size();
                                    })
                                    .orElse(0);
                    return new StepResult<>(forgotten, "%d snapshots".formatted(forgotten));
                });
        running.step(
                "prune",
                "Free the space",
                String.class,
                () -> {
                    sets.snapshotsOf(backup).ifPresent(set -> set.vault().prune(PRUNE_TIMEOUT));
                    return new StepResult<>("freed", null);
                });
        running.complete(() -> backups.freed(id, clock.instant()));
    }

    @Override
    public void fail(Running running, String reason) {
        running.fail(
                reason + " The backup stays deleted; its space in the vault is not free yet.",
                () -> {});
    }
}
