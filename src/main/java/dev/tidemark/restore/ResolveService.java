package dev.tidemark.restore;

import dev.tidemark.account.Actor;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.AuditTrail;
import dev.tidemark.activity.Operations;
import dev.tidemark.base.Decision;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.EnvironmentService;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ways out of a restore that stopped between two states; for operators. There is always one: if
 * neither direction works, the environment is released as it is.
 */
@Service
public class ResolveService {
    private static final int LONGEST_REASON = 500;

    private final Restores restores;
    private final EnvironmentService environments;
    private final Operations operations;
    private final AuditTrail audit;
    private final Clock clock;

    ResolveService(
            Restores restores,
            EnvironmentService environments,
            Operations operations,
            AuditTrail audit,
            Clock clock) {
        this.restores = restores;
        this.environments = environments;
        this.operations = operations;
        this.audit = audit;
        this.clock = clock;
    }

    /** The restore that an environment's operator is needed for; for whoever sees it. */
    public Optional<Restore> stalled(Actor actor, EnvironmentId environment) {
        var id = environments.find(actor, environment).id();
        return restores.stalled().stream()
                .filter(restore -> restore.environment().equals(id))
                .findFirst();
    }

    /** By operators, as long as it waits for one. */
    public Decision mayResolve(Actor actor, RestoreId id) {
        var restore = find(actor, id);
        var operator = operator(actor);
        return operator.isAllowed() ? waits(restore) : operator;
    }

    private static Decision operator(Actor actor) {
        return actor.isOperator()
                ? Decision.allowed()
                : Decision.no("Only operators of the hosting team decide how it goes on.");
    }

    private static Decision waits(Restore restore) {
        return switch (restore.state()) {
            case NEEDS_OPERATOR -> Decision.allowed();
            case SWITCHING, CHECKING, UNDOING ->
                    Decision.no("Somebody was quicker: it goes on already.");
            case REQUESTED, PREPARING, READY, COMPLETED, FAILED, ROLLED_BACK, UNDONE, RELEASED ->
                    Decision.no("It needs no operator.");
        };
    }

    /** Lets everybody see who is on it. */
    @Transactional
    public void handle(Actor actor, RestoreId id) {
        var restore = claimed(actor, id);
        restores.attention(id, attention(restore).handledBy(actor.name(), clock.instant()));
        record(actor, restore, "restore.handled", null);
    }

    /** Queues the chosen way and returns at once. */
    @Transactional
    public Restore resolve(Actor actor, RestoreId id, WayOut way) {
        var restore = claimed(actor, id);
        var attention = attention(restore);
        var course = attention.course();
        var journal = restores.journal(id, course).orElseThrow();
        var forward =
                switch (way) {
                    case TRY_AGAIN -> journal.forward();
                    case GO_FORWARD -> true;
                    case GO_BACK -> false;
                };
        restores.write(id, course, journal.decided(forward));
        restores.state(
                id, course == Course.RESTORE ? RestoreState.SWITCHING : RestoreState.UNDOING);
        restores.attention(id, attention.handledBy(actor.name(), clock.instant()));
        var environment = environments.find(actor, restore.environment());
        operations.queue(
                actor,
                ActivityKind.RESOLVE,
                environment.id(),
                environment.organization(),
                id.value(),
                "%s a restore of %s"
                        .formatted(
                                forward == (course == Course.RESTORE)
                                        ? "Finishing"
                                        : "Rolling back",
                                environment.title()));
        record(actor, restore, "restore.resolve", way.name().toLowerCase(Locale.ROOT));
        return find(actor, id);
    }

    /**
     * Declares the environment in order as it is. What lies beside stays until it is removed.
     *
     * @param typedName must be the environment's id, as the person typed it
     * @param reason for the record
     */
    @Transactional
    public Restore release(Actor actor, RestoreId id, String typedName, String reason) {
        var restore = claimed(actor, id);
        if (!typedName.strip().equals(restore.environment().value())) {
            throw new Refused(
                    "That is not the name. It is %s. Nothing was changed."
                            .formatted(restore.environment()));
        }
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new Refused(
                    "Say why, in at most %d characters. Nothing was changed."
                            .formatted(LONGEST_REASON));
        }
        var words = "%s has released the environment as it is: %s".formatted(actor.name(), why);
        restores.attention(id, attention(restore).handledBy(actor.name(), clock.instant()));
        restores.ended(id, RestoreState.RELEASED, words, clock.instant());
        restores.resolved(id, words);
        record(actor, restore, "restore.released", why);
        return find(actor, id);
    }

    /** Whether what a released restore has left beside can be removed. */
    public Decision mayRemoveLeftovers(Actor actor, RestoreId id) {
        var restore = find(actor, id);
        var operator = operator(actor);
        if (!operator.isAllowed()) {
            return operator;
        }
        if (restore.state() != RestoreState.RELEASED || restore.cleanedAt() != null) {
            return Decision.no("There is nothing left to remove.");
        }
        return operations.free(restore.environment());
    }

    /** Queues the removal of what a released restore has left beside. */
    @Transactional
    public void removeLeftovers(Actor actor, RestoreId id) {
        mayRemoveLeftovers(actor, id).orRefuse();
        var restore = find(actor, id);
        operations.claim(restore.environment());
        var environment = environments.find(actor, restore.environment());
        operations.queue(
                actor,
                ActivityKind.CLEAN_UP,
                environment.id(),
                environment.organization(),
                id.value(),
                "Removal of what a restore of %s has left".formatted(environment.title()));
        record(actor, restore, "restore.leftovers", null);
    }

    private Restore claimed(Actor actor, RestoreId id) {
        var restore = find(actor, id);
        operator(actor).orRefuse();
        operations.claimHeld(restore.environment());
        var now = find(actor, id);
        waits(now).orRefuse();
        return now;
    }

    private Restore find(Actor actor, RestoreId id) {
        return restores.find(id)
                .filter(restore -> environments.sees(actor, restore.environment()))
                .orElseThrow(NothingHere::new);
    }

    private static Attention attention(Restore restore) {
        return Objects.requireNonNull(restore.attention());
    }

    private void record(Actor actor, Restore restore, String action, @Nullable String detail) {
        var organization = environments.find(actor, restore.environment()).organization();
        audit.record(actor, organization, action, restore.id().value(), detail);
    }
}
