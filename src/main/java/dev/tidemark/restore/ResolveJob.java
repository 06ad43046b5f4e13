package dev.tidemark.restore;

import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.Operation;
import dev.tidemark.activity.OperationStarter;
import dev.tidemark.activity.Running;
import dev.tidemark.activity.Worker;
import java.util.Objects;
import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.scheduling.JobScheduler;
import org.springframework.stereotype.Component;

/** Goes on with a cutover that stopped half-way, in the direction that an operator has chosen. */
@Component
public class ResolveJob implements OperationStarter, Operation {
    private final JobScheduler jobs;
    private final Worker worker;
    private final Restores restores;
    private final Conclusions conclusions;

    ResolveJob(JobScheduler jobs, Worker worker, Restores restores, Conclusions conclusions) {
        this.jobs = jobs;
        this.worker = worker;
        this.restores = restores;
        this.conclusions = conclusions;
    }

    @Override
    public ActivityKind kind() {
        return ActivityKind.RESOLVE;
    }

    @Override
    public void enqueue(Activity activity, UUID job) {
        var id = activity.id().value();
        jobs.<ResolveJob>enqueue(job, resolve -> resolve.run(id));
    }

    @Job(name = "Resolve restore %0", retries = 0)
    public void run(String activity) {
        worker.run(new ActivityId(activity), this);
    }

    @Override
    public void work(Running running) {
        var restore = restore(running);
        conclusions.carryOut(running, restore, course(restore));
    }

    /** Its tries are counted in the journal. */
    @Override
    public boolean mayGiveUp(Running running) {
        var restore = restore(running);
        return restores.journal(restore.id(), course(restore))
                .map(journal -> !journal.isUnderWay())
                .orElse(true);
    }

    @Override
    public void fail(Running running, String reason) {
        var restore = restore(running);
        var course = course(restore);
        var journal = restores.journal(restore.id(), course).orElseThrow();
        conclusions.failed(running, restore, course, journal, reason);
    }

    private Restore restore(Running running) {
        return restores.find(new RestoreId(running.activity().subjectId())).orElseThrow();
    }

    private static Course course(Restore restore) {
        return Objects.requireNonNull(restore.attention()).course();
    }
}
