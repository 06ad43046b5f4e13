package dev.tidemark.upkeep;

import dev.tidemark.backup.BackupId;
import dev.tidemark.backup.BackupService;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.Refused;
import dev.tidemark.plan.Going;
import dev.tidemark.plan.Kept;
import dev.tidemark.plan.PlanService;
import dev.tidemark.plan.Retention;
import dev.tidemark.plan.RetentionDecision;
import dev.tidemark.plan.Terms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes what no rule keeps, after each backup and when something grows too old. Success first,
 * then prune (S4.15): it never looks before the newer backup is on record. Repeatable.
 */
@Component
class RetentionKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionKeeper.class);
    private static final int BATCH = 200;
    private static final Duration AT_LEAST_EVERY = Duration.ofDays(1);
    private static final Duration WHILE_PAUSED = Duration.ofMinutes(10);

    /** Space is freed some time after deletions, several at once. */
    private static final Duration UNTIL_FREED = Duration.ofHours(6);

    private final Upkeeps upkeeps;
    private final PlanService plans;
    private final BackupService backups;
    private final ClockWatch watch;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RetentionKeeper(
            Upkeeps upkeeps,
            PlanService plans,
            BackupService backups,
            ClockWatch watch,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.upkeeps = upkeeps;
        this.plans = plans;
        this.backups = backups;
        this.watch = watch;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    void decideDue() {
        try {
            for (var due : upkeeps.dueRetention(clock.instant(), BATCH)) {
                decide(due.environment());
            }
        } catch (RuntimeException problem) {
            LOG.warn("Retention will be decided again", problem);
        }
    }

    void decide(EnvironmentId environment) {
        var now = clock.instant();
        var paused = watch.whyPaused();
        if (paused.isPresent()) {
            upkeeps.decided(environment, now.plus(WHILE_PAUSED), paused.get());
            return;
        }
        var terms = plans.of(environment);
        var decision = decision(terms, now);
        if (decision.paused() != null) {
            upkeeps.decided(environment, now.plus(WHILE_PAUSED), decision.paused());
            return;
        }
        long gone = decision.going().stream().filter(going -> prune(environment, going)).count();
        if (gone > 0) {
            LOG.info("{} backups of {} are no longer kept", gone, environment);
            upkeeps.maintainBy(environment, now.plus(UNTIL_FREED));
        }
        upkeeps.decided(environment, nextTime(decision, now), null);
    }

    RetentionDecision decision(Terms terms, Instant now) {
        return Retention.decide(
                terms.rules().retention(),
                backups.factsToKeep(terms.environment()),
                terms.zone(),
                now);
    }

    private boolean prune(EnvironmentId environment, Going going) {
        try {
            return Boolean.TRUE.equals(
                    transaction.execute(status ->
                            backups.prune(
                                    environment,
                                    new BackupId(going.backup().id()),
                                    going.reason())));
        } catch (Refused usedNow) {
            return false;
        }
    }

    /** When the first one grows too old, but once a day at least. */
    private static Instant nextTime(RetentionDecision decision, Instant now) {
        var latest = now.plus(AT_LEAST_EVERY);
        return decision.kept().stream()
                .map(Kept::until)
                .filter(Objects::nonNull)
                .filter(until -> until.isAfter(now) && until.isBefore(latest))
                .min(Instant::compareTo)
                .orElse(latest);
    }
}
