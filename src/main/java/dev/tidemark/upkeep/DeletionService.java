package dev.tidemark.upkeep;

import dev.tidemark.account.Actor;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.Operations;
import dev.tidemark.backup.EnvironmentDestroyed;
import dev.tidemark.backup.VaultService;
import dev.tidemark.base.Decision;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.environment.EnvironmentTools;
import dev.tidemark.environment.Right;
import dev.tidemark.plan.PlanService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deleting environments. Their backups go with them (S1.17, S4.5), after the grace period that the
 * plan gives; until then an owner can take it back.
 */
@Service
public class DeletionService {
    private static final Logger LOG = LoggerFactory.getLogger(DeletionService.class);
    private static final Duration RETRY = Duration.ofHours(1);

    private final EnvironmentService environments;
    private final EnvironmentTools tools;
    private final PlanService plans;
    private final VaultService vaults;
    private final Operations operations;
    private final Upkeeps upkeeps;
    private final Replanning replanning;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeletionService(
            EnvironmentService environments,
            EnvironmentTools tools,
            PlanService plans,
            VaultService vaults,
            Operations operations,
            Upkeeps upkeeps,
            Replanning replanning,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.environments = environments;
        this.tools = tools;
        this.plans = plans;
        this.vaults = vaults;
        this.operations = operations;
        this.upkeeps = upkeeps;
        this.replanning = replanning;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    public Decision mayDelete(Actor actor, EnvironmentId environment) {
        return environments.may(actor, environment, Right.DELETE);
    }

    /** How long a deletion can be taken back, by the environment's plan; may be nothing. */
    public Duration grace(Actor actor, EnvironmentId environment) {
        return plans.of(actor, environment).plan().deletionGrace();
    }

    /**
     * Has an environment deleted with all of its backups.
     *
     * @param typed its id, as the person has typed it
     * @return when it becomes final
     */
    @Transactional
    public Instant request(Actor actor, EnvironmentId environment, String typed) {
        mayDelete(actor, environment).orRefuse();
        if (!environment.value().equals(typed.strip())) {
            throw new Refused(
                    "That is not the name. It is %s. Nothing was deleted.".formatted(environment));
        }
        operations.free(environment).orRefuse();
        var at = clock.instant().plus(grace(actor, environment));
        environments.requestDeletion(actor, environment, at);
        replanning.replan(environment);
        return at;
    }

    @Transactional
    public void takeBack(Actor actor, EnvironmentId environment) {
        operations.claim(environment);
        environments.takeBackDeletion(actor, environment);
        replanning.replan(environment);
    }

    void destroyDue() {
        for (var environment : tools.toDelete(clock.instant())) {
            try {
                transaction.executeWithoutResult(status -> destroy(environment));
            } catch (Refused busy) {
                LOG.debug("{} is deleted later: {}", environment, busy.reason());
            } catch (RuntimeException problem) {
                LOG.warn("The deletion of {} will be tried again", environment, problem);
            }
        }
    }

    private void destroy(EnvironmentId environment) {
        if (!operations.queuedSince(
                ActivityKind.ENVIRONMENT_DELETE,
                environment.value(),
                clock.instant().minus(RETRY))) {
            vaults.destroy(environment);
        }
    }

    @EventListener
    void on(EnvironmentDestroyed destroyed) {
        upkeeps.forget(destroyed.environment());
    }
}
