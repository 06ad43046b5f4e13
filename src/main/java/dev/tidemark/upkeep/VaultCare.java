package dev.tidemark.upkeep;

import dev.tidemark.account.Actor;
import dev.tidemark.activity.Operations;
import dev.tidemark.backup.VaultService;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has vaults looked after once a week, sooner after deletions, and only where nothing else runs.
 */
@Component
class VaultCare {
    private static final Logger LOG = LoggerFactory.getLogger(VaultCare.class);
    private static final Duration EVERY = Duration.ofDays(7);

    /** All of them at once would be a burden for hosts and storage. */
    private static final int BATCH = 4;

    private final Upkeeps upkeeps;
    private final VaultService vaults;
    private final Operations operations;
    private final TransactionTemplate transaction;
    private final Clock clock;

    VaultCare(
            Upkeeps upkeeps,
            VaultService vaults,
            Operations operations,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.upkeeps = upkeeps;
        this.vaults = vaults;
        this.operations = operations;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    void look() {
        try {
            upkeeps.dueMaintenance(clock.instant(), 100).stream()
                    .filter(due -> operations.free(due.environment()).isAllowed())
                    .limit(BATCH)
                    .forEach(due -> transaction.executeWithoutResult(status -> start(due)));
        } catch (RuntimeException problem) {
            LOG.warn("Vaults will be looked after later", problem);
        }
    }

    private void start(Upkeep due) {
        upkeeps.maintainAt(due.environment(), clock.instant().plus(EVERY));
        vaults.lookAfter(Actor.portalAsOperator(), due.environment());
    }
}
