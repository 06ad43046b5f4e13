package dev.tidemark.backup;

import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.Operation;
import dev.tidemark.activity.OperationStarter;
import dev.tidemark.activity.Running;
import dev.tidemark.activity.StepResult;
import dev.tidemark.activity.Worker;
import dev.tidemark.engine.restic.CheckDepth;
import dev.tidemark.engine.restic.Restic;
import dev.tidemark.engine.restic.Snapshot;
import dev.tidemark.environment.EnvironmentTools;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jobrunr.jobs.annotations.Job;
import org.jobrunr.scheduling.JobScheduler;
import org.springframework.stereotype.Component;

/**
 * Looks after a vault: removes dead locks, forgets by their ids the snapshots of backups that are
 * deleted or failed, frees the space, checks the structure, and measures what is left.
 */
@Component
public class MaintainVaultJob implements OperationStarter, Operation {
    private static final Duration LONGEST = Duration.ofHours(12);

    private final JobScheduler jobs;
    private final Worker worker;
    private final Backups backups;
    private final Vaults vaults;
    private final VaultSizes sizes;
    private final EnvironmentTools tools;
    private final Clock clock;

    MaintainVaultJob(
            JobScheduler jobs,
            Worker worker,
            Backups backups,
            Vaults vaults,
            VaultSizes sizes,
            EnvironmentTools tools,
            Clock clock) {
        this.jobs = jobs;
        this.worker = worker;
        this.backups = backups;
        this.vaults = vaults;
        this.sizes = sizes;
        this.tools = tools;
        this.clock = clock;
    }

    @Override
    public ActivityKind kind() {
        return ActivityKind.MAINTENANCE;
    }

    @Override
    public void enqueue(Activity activity, UUID job) {
        var id = activity.id().value();
        jobs.<MaintainVaultJob>enqueue(job, maintenance -> maintenance.run(id));
    }

    @Job(name = "Look after vault %0", retries = 0)
    public void run(String activity) {
        worker.run(new ActivityId(activity), this);
    }

    @Override
    public void work(Running running) {
        var vault = vaults.find(new VaultId(running.activity().subjectId()));
        var environment = tools.environment(running.activity().environment());
        var restic = vaults.open(vault, tools.host(environment));
        var over = backups.notFreed(vault.id());
        running.step("unlock", "Remove dead locks", String.class, () -> unlock(restic));
        running.step(
                "forget",
                "Forget what is deleted",
                Integer.class,
                () -> {
                    int forgotten = forget(restic, over);
                    return new StepResult<>(forgotten, "%d snapshots".formatted(forgotten));
                });
        running.step("prune", "Free the space", String.class, () -> prune(restic));
        running.step("check", "Check the vault", String.class, () -> check(restic));
        var size =
                running.step(
                        "measure",
                        "Measure it",
                        VaultSize.class,
                        () -> {
                            var measured = measure(restic);
                            return new StepResult<>(measured, PartWords.size(measured.bytes()));
                        });
        running.complete(() -> {
            over.forEach(backup -> backups.freed(backup.id(), clock.instant()));
            sizes.insert(vault.id(), size);
        });
    }

    private static StepResult<String> unlock(Restic restic) {
        restic.unlock();
        return new StepResult<>("unlocked", null);
    }

    private static int forget(Restic restic, List<Backup> over) {
        if (over.isEmpty()) {
            return 0;
        }
        Set<String> tags =
                over.stream().map(backup -> "set=" + backup.id()).collect(Collectors.toSet());
        var ids =
                restic.snapshots(List.of()).stream()
                        .filter(snapshot -> snapshot.tags().stream().anyMatch(tags::contains))
                        .map(Snapshot::id)
                        .toList();
        restic.forget(ids);
        return ids.size();
    }

    private static StepResult<String> prune(Restic restic) {
        restic.prune(LONGEST);
        return new StepResult<>("freed", null);
    }

    private static StepResult<String> check(Restic restic) {
        restic.check(new CheckDepth.Structure(), LONGEST);
        return new StepResult<>("whole", "No error");
    }

    private VaultSize measure(Restic restic) {
        var size = restic.size();
        return new VaultSize(
                clock.instant(), size.storedBytes(), Math.toIntExact(size.snapshots()));
    }

    @Override
    public void fail(Running running, String reason) {
        running.fail(
                reason + " No backup on the list was changed; it will be tried again.", () -> {});
    }
}
