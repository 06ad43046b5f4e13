package dev.tidemark.backup;

import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.Operation;
import dev.tidemark.activity.OperationStarter;
import dev.tidemark.activity.Running;
import dev.tidemark.activity.Worker;
import dev.tidemark.environment.EnvironmentTools;
import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.scheduling.JobScheduler;
import org.springframework.stereotype.Component;

/** Takes a recorded backup. */
@Component
public class TakeBackupJob implements OperationStarter, Operation {
    private final JobScheduler jobs;
    private final Worker worker;
    private final TakeBackup taking;
    private final EnvironmentTools tools;

    TakeBackupJob(JobScheduler jobs, Worker worker, TakeBackup taking, EnvironmentTools tools) {
        this.jobs = jobs;
        this.worker = worker;
        this.taking = taking;
        this.tools = tools;
    }

    @Override
    public ActivityKind kind() {
        return ActivityKind.BACKUP;
    }

    @Override
    public void enqueue(Activity activity, UUID job) {
        var id = activity.id().value();
        jobs.<TakeBackupJob>enqueue(job, backup -> backup.run(id));
    }

    /**
     * The record decides whether there is anything to do; a lost worker is replaced by the sweep,
     * not by retries.
     */
    @Job(name = "Take backup %0", retries = 0)
    public void run(String activity) {
        worker.run(new ActivityId(activity), this);
    }

    @Override
    public void work(Running running) {
        var activity = running.activity();
        taking.take(
                running,
                new BackupId(activity.subjectId()),
                tools.environment(activity.environment()),
                "");
    }

    @Override
    public void fail(Running running, String reason) {
        taking.fail(
                running,
                new BackupId(running.activity().subjectId()),
                reason
                        + " Nothing was kept of this backup; earlier ones and the environment are unchanged."
                        + " Once that is mended, take a backup again.",
                true);
    }
}
