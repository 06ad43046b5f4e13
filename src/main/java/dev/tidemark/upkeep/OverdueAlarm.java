package dev.tidemark.upkeep;

import java.time.Clock;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says that an environment has had no good backup for too long. It looks at what is there, not at
 * the jobs that should have brought it, so it also notices what never ran.
 */
@Component
class OverdueAlarm {
    private static final Logger LOG = LoggerFactory.getLogger(OverdueAlarm.class);
    private static final int BATCH = 500;

    private final Upkeeps upkeeps;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OverdueAlarm(
            Upkeeps upkeeps,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.upkeeps = upkeeps;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    void look() {
        try {
            for (var overdue : upkeeps.newlyOverdue(clock.instant(), BATCH)) {
                transaction.executeWithoutResult(status -> tell(overdue));
            }
        } catch (RuntimeException problem) {
            LOG.warn("Overdue environments will be looked for again", problem);
        }
    }

    private void tell(Upkeep overdue) {
        if (upkeeps.told(overdue.environment(), clock.instant())) {
            events.publishEvent(
                    new EnvironmentOverdue(
                            overdue.environment(),
                            overdue.lastGoodAt(),
                            Objects.requireNonNull(overdue.overdueAt())));
        }
    }
}
