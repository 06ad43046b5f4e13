package dev.tidemark.restore;

import dev.tidemark.account.Actor;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.AuditTrail;
import dev.tidemark.activity.Operations;
import dev.tidemark.base.Decision;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.environment.EnvironmentService;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Previous states that restores have left beside a site: what they take, and their removal. */
@Service
public class KeptCopies {
    private final RestoreService service;
    private final Restores restores;
    private final EnvironmentService environments;
    private final Operations operations;
    private final AuditTrail audit;
    private final Clock clock;

    KeptCopies(
            RestoreService service,
            Restores restores,
            EnvironmentService environments,
            Operations operations,
            AuditTrail audit,
            Clock clock) {
        this.service = service;
        this.restores = restores;
        this.environments = environments;
        this.operations = operations;
        this.audit = audit;
        this.clock = clock;
    }

    /** Newest first, for whoever sees the environment. */
    public List<KeptCopy> of(Actor actor, EnvironmentId environment) {
        var id = environments.find(actor, environment).id();
        var bytes = restores.keptBytes(id);
        return restores.kept(id).stream()
                .map(restore ->
                        new KeptCopy(
                                restore.id(),
                                Objects.requireNonNullElse(
                                        restore.endedAt(), restore.requestedAt()),
                                Objects.requireNonNull(restore.undoUntil()),
                                bytes.get(restore.id())))
                .toList();
    }

    /** By those who could undo a restore by themselves, and by operators. */
    public Decision mayRemove(Actor actor, RestoreId id) {
        var restore = service.find(actor, id);
        var environment = restore.environment();
        var may = actor.isStaff() ? actor.isOperator() : service.mayEverRestore(actor, environment);
        if (!may) {
            return Decision.no(
                    "Only those who may restore here by themselves, and operators, remove what is kept.");
        }
        if (restore.state() != RestoreState.COMPLETED
                || restore.undoUntil() == null
                || restore.cleanedAt() != null) {
            return Decision.no("There is nothing left to remove.");
        }
        return isBeingRemoved(restore)
                ? Decision.no("It is being removed already. If that fails, it is tried again.")
                : operations.free(environment);
    }

    private boolean isBeingRemoved(Restore restore) {
        var now = clock.instant();
        return !Objects.requireNonNull(restore.undoUntil()).isAfter(now)
                && operations.queuedSince(
                        ActivityKind.CLEAN_UP, restore.id().value(), now.minus(CleanUpJob.RETRY));
    }

    /**
     * Queues the removal and returns at once. From now on the restore cannot be undone.
     *
     * @return the activity that removes it
     */
    @Transactional
    public ActivityId remove(Actor actor, RestoreId id) {
        operations.claim(service.find(actor, id).environment());
        mayRemove(actor, id).orRefuse();
        restores.keepNoLonger(id, clock.instant());
        var environment = environments.find(actor, service.find(actor, id).environment());
        var activity =
                operations.queue(
                        actor,
                        ActivityKind.CLEAN_UP,
                        environment.id(),
                        environment.organization(),
                        id.value(),
                        "Removal of what a restore of %s has kept".formatted(environment.title()));
        audit.record(
                actor,
                environment.organization(),
                environment.id(),
                "restore.copy-removed",
                id.value(),
                null);
        return activity.id();
    }
}
