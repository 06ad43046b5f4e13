package dev.tidemark.restore;

import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.Operation;
import dev.tidemark.activity.OperationStarter;
import dev.tidemark.activity.Running;
import dev.tidemark.activity.StepResult;
import dev.tidemark.activity.Worker;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.mariadb.CutoverPlan;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentTools;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.scheduling.JobScheduler;
import org.springframework.stereotype.Component;

/** Switches a restored environment to the state before the restore, which was kept beside. */
@Component
public class UndoJob implements OperationStarter, Operation {
    private final JobScheduler jobs;
    private final Worker worker;
    private final Restores restores;
    private final EnvironmentTools tools;
    private final Switch change;
    private final Aftercare aftercare;
    private final Clock clock;

    UndoJob(
            JobScheduler jobs,
            Worker worker,
            Restores restores,
            EnvironmentTools tools,
            Switch change,
            Aftercare aftercare,
            Clock clock) {
        this.jobs = jobs;
        this.worker = worker;
        this.restores = restores;
        this.tools = tools;
        this.change = change;
        this.aftercare = aftercare;
        this.clock = clock;
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
        var target = tools.environment(running.activity().environment());
        var journal =
                restores.journal(id)
                        .orElseThrow(() ->
                                new Refused(
                                        "There is no record of what this restore has switched."));
        for (var item : journal.items().reversed()) {
            running.step(
                    "back:" + item.part(),
                    "Switch back " + item.title(),
                    String.class,
                    () -> {
                        back(running, target, item, id);
                        return new StepResult<>("switched", null);
                    });
        }
        if (journal.items().stream().anyMatch(item -> "code".equals(item.part()))) {
            tools.codeRestored(target.id(), null);
        }
        var verdict =
                running.step(
                        "check",
                        "Check the site",
                        Verdict.class,
                        () -> {
                            var found = aftercare.check(running, target);
                            return new StepResult<>(found, found.words());
                        });
        running.complete(() -> restores.undone(id, clock.instant(), verdict.words()));
    }

    /**
     * The application may have made or dropped tables since, so the way back of a database is
     * planned anew.
     */
    private void back(Running running, Environment target, Journal.Item item, RestoreId id) {
        if (!item.isDatabases()) {
            change.back(target, item, id);
            return;
        }
        var done = item.cutover(id);
        var server = change.server(target, item);
        var aside =
                done.live().stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(), live -> SideNames.aside(live, id)));
        var plan =
                running.step(
                        "plan:" + item.part(),
                        "Plan " + item.title(),
                        CutoverPlan.class,
                        () -> new StepResult<>(server.planUndo(done, aside), null));
        server.cutOver(plan);
    }

    @Override
    public void fail(Running running, String reason) {
        var id = new RestoreId(running.activity().subjectId());
        running.fail(
                reason + " The previous state is still kept beside; undo can be tried again.",
                () -> restores.undoFailed(id, reason));
    }
}
