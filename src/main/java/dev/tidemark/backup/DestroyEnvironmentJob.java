package dev.tidemark.backup;

import dev.tidemark.account.Actor;
import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.AuditTrail;
import dev.tidemark.activity.Operation;
import dev.tidemark.activity.OperationStarter;
import dev.tidemark.activity.Running;
import dev.tidemark.activity.StepResult;
import dev.tidemark.activity.Worker;
import dev.tidemark.engine.Directories;
import dev.tidemark.engine.restic.Snapshot;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentTools;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.scheduling.JobScheduler;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Destroys the backups of a deleted environment for good: the stored bytes, then the key, without
 * which no copy anywhere can be read (S1.17, S4.5).
 */
@Component
public class DestroyEnvironmentJob implements OperationStarter, Operation {
    private static final Duration LONGEST = Duration.ofHours(12);

    private final JobScheduler jobs;
    private final Worker worker;
    private final Backups backups;
    private final Vaults vaults;
    private final EnvironmentTools tools;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DestroyEnvironmentJob(
            JobScheduler jobs,
            Worker worker,
            Backups backups,
            Vaults vaults,
            EnvironmentTools tools,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jobs = jobs;
        this.worker = worker;
        this.backups = backups;
        this.vaults = vaults;
        this.tools = tools;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public ActivityKind kind() {
        return ActivityKind.ENVIRONMENT_DELETE;
    }

    @Override
    public void enqueue(Activity activity, UUID job) {
        var id = activity.id().value();
        jobs.<DestroyEnvironmentJob>enqueue(job, destruction -> destruction.run(id));
    }

    @Job(name = "Delete environment %0", retries = 0)
    public void run(String activity) {
        worker.run(new ActivityId(activity), this);
    }

    @Override
    public void work(Running running) {
        var environment = tools.environment(running.activity().environment());
        var vault = vaults.made(environment.id());
        vault.ifPresent(made ->
                running.step(
                        "bytes",
                        "Destroy the stored bytes",
                        String.class,
                        () -> destroyBytes(environment, made)));
        running.complete(() -> {
            var now = clock.instant();
            backups.allDeleted(environment.id(), "its environment was deleted", now);
            vault.ifPresent(made -> vaults.destroyed(made.id()));
            tools.deleted(environment.id());
            audit.record(
                    Actor.portal(),
                    environment.organization(),
                    "environment.destroyed",
                    environment.id().value(),
                    vault.isPresent()
                            ? "The stored bytes and the key of its vault are destroyed."
                            : "It had no vault.");
            events.publishEvent(new EnvironmentDestroyed(environment.id()));
        });
    }

    /** A folder is deleted; in other storage everything that restic put there is pruned. */
    private StepResult<String> destroyBytes(Environment environment, Vault vault) {
        var host = tools.host(environment);
        if (vault.location().startsWith("/")) {
            new Directories(host).deleteRepository(vault.location());
            return new StepResult<>("deleted", vault.location());
        }
        var restic = vaults.open(vault, host);
        restic.unlock();
        restic.forget(restic.snapshots(java.util.List.of()).stream().map(Snapshot::id).toList());
        restic.prune(LONGEST);
        return new StepResult<>("pruned", vault.location());
    }

    @Override
    public void fail(Running running, String reason) {
        running.fail(
                reason + " The environment is still being deleted; it will be tried again.",
                () -> {});
    }
}
