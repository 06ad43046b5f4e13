package dev.tidemark.restore;

import dev.tidemark.account.Actor;
import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.Operation;
import dev.tidemark.activity.OperationStarter;
import dev.tidemark.activity.Operations;
import dev.tidemark.activity.Running;
import dev.tidemark.activity.StepResult;
import dev.tidemark.activity.Worker;
import dev.tidemark.backup.BackupService;
import dev.tidemark.environment.EnvironmentTools;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.scheduling.JobScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes previous states once their time for undo is over, and what failed restores have left
 * (S5.8).
 */
@Component
public class CleanUpJob implements OperationStarter, Operation {
    private static final Logger LOG = LoggerFactory.getLogger(CleanUpJob.class);

    /** How long after one that failed the next is tried. */
    static final Duration RETRY = Duration.ofHours(1);

    private final JobScheduler jobs;
    private final Worker worker;
    private final Operations operations;
    private final Restores restores;
    private final BackupService backups;
    private final EnvironmentTools tools;
    private final Leftovers leftovers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CleanUpJob(
            JobScheduler jobs,
            Worker worker,
            Operations operations,
            Restores restores,
            BackupService backups,
            EnvironmentTools tools,
            Leftovers leftovers,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jobs = jobs;
        this.worker = worker;
        this.operations = operations;
        this.restores = restores;
        this.backups = backups;
        this.tools = tools;
        this.leftovers = leftovers;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Only where nothing else runs; the next time otherwise. */
    @Scheduled(fixedDelay = 60_000, initialDelay = 20_000)
    void queueDue() {
        for (var restore : restores.toCleanUp(clock.instant())) {
            try {
                transaction.executeWithoutResult(status -> queue(restore));
            } catch (dev.tidemark.base.Refused busy) {
                LOG.debug("{} is cleaned up later: {}", restore.id(), busy.reason());
            }
        }
    }

    private void queue(Restore restore) {
        if (operations.queuedSince(
                ActivityKind.CLEAN_UP, restore.id().value(), clock.instant().minus(RETRY))) {
            return;
        }
        operations.claim(restore.environment());
        var environment = tools.environment(restore.environment());
        operations.queue(
                Actor.portal(),
                ActivityKind.CLEAN_UP,
                environment.id(),
                environment.organization(),
                restore.id().value(),
                "Clean-up after a restore of " + environment.title());
    }

    @Override
    public ActivityKind kind() {
        return ActivityKind.CLEAN_UP;
    }

    @Override
    public void enqueue(Activity activity, UUID job) {
        var id = activity.id().value();
        jobs.<CleanUpJob>enqueue(job, cleanUp -> cleanUp.run(id));
    }

    @Job(name = "Clean up after restore %0", retries = 0)
    public void run(String activity) {
        worker.run(new ActivityId(activity), this);
    }

    @Override
    public void work(Running running) {
        var restore = restores.find(new RestoreId(running.activity().subjectId())).orElseThrow();
        if (operations.held().containsKey(restore.environment())) {
            throw new dev.tidemark.base.Refused("The environment needs an operator first.");
        }
        running.step(
                "delete",
                "Delete the previous state",
                Integer.class,
                () -> {
                    var manifest = backups.findForPortal(restore.backup()).manifest();
                    var report =
                            leftovers.delete(
                                    restore.id(),
                                    Objects.requireNonNull(manifest),
                                    tools.environment(restore.environment()));
                    report.deleted().forEach(what -> running.log("Deleted " + what));
                    report.left().forEach(what -> running.warn("Not deleted: " + what + "."));
                    return new StepResult<>(report.deleted().size(), words(report));
                });
        running.complete(() -> restores.cleaned(restore.id(), clock.instant()));
    }

    private static String words(Leftovers.Report report) {
        return report.left().isEmpty()
                ? "%d deleted".formatted(report.deleted().size())
                : "%d deleted, %d to be deleted by hand: see the log"
                        .formatted(report.deleted().size(), report.left().size());
    }

    @Override
    public void fail(Running running, String reason) {
        running.fail(reason + " It will be tried again.", () -> {});
    }
}
