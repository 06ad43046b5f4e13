package dev.tidemark.upkeep;

import dev.tidemark.backup.BackupEnded;
import dev.tidemark.backup.BackupService;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.plan.BackupFact;
import dev.tidemark.plan.PlanChanged;
import dev.tidemark.plan.PlanService;
import dev.tidemark.plan.Runs;
import dev.tidemark.plan.Terms;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds out when the next thing is due in an environment, whenever its terms or its backups have
 * changed. Joins the transaction of the change.
 */
@Component
class Replanning {
    private final Upkeeps upkeeps;
    private final PlanService plans;
    private final BackupService backups;
    private final Clock clock;

    Replanning(Upkeeps upkeeps, PlanService plans, BackupService backups, Clock clock) {
        this.upkeeps = upkeeps;
        this.plans = plans;
        this.backups = backups;
        this.clock = clock;
    }

    /** Environments that were connected or activated lately. */
    @Transactional
    void welcome(int limit) {
        for (var environment : upkeeps.unknown(limit)) {
            upkeeps.insert(environment, clock.instant());
            replan(environment);
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PlanChanged changed) {
        for (var project : changed.projects()) {
            for (var terms : plans.environmentsOf(project)) {
                replan(terms.environment());
            }
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(BackupEnded ended) {
        upkeeps.decideBy(ended.environment(), clock.instant());
        promise(plans.of(ended.environment()));
    }

    void replan(EnvironmentId environment) {
        upkeeps.find(environment)
                .ifPresent(upkeep -> {
                    var terms = plans.of(environment);
                    upkeeps.planned(environment, nextRun(terms, upkeep.handledUntil()));
                    upkeeps.decideBy(environment, clock.instant());
                    promise(terms);
                });
    }

    /** Null without schedule, and for what is not to be backed up. */
    static @Nullable Instant nextRun(Terms terms, Instant after) {
        if (!terms.active() || terms.deleteAt() != null) {
            return null;
        }
        return next(terms, after, 1).stream().findFirst().orElse(null);
    }

    static List<Instant> next(Terms terms, Instant after, int count) {
        return Runs.next(
                        terms.rules().retention().schedules(),
                        terms.zone(),
                        terms.minute(),
                        after,
                        count)
                .stream()
                .map(run -> run.at())
                .toList();
    }

    /** A backup of an unhealthy site keeps it; one before a restore does not: see Backup#good. */
    private void promise(Terms terms) {
        var lastGood =
                backups.facts(terms.environment()).stream()
                        .filter(fact -> fact.outcome() == BackupFact.Outcome.COMPLETED)
                        .filter(fact -> fact.origin() != BackupFact.Origin.SAFETY)
                        .map(BackupFact::at)
                        .max(Instant::compareTo)
                        .orElse(null);
        upkeeps.promised(
                terms.environment(), lastGood, overdueAt(terms, lastGood), clock.instant());
    }

    /** Counted from the plan's beginning as long as there is no good backup. */
    private @Nullable Instant overdueAt(Terms terms, @Nullable Instant lastGood) {
        if (!terms.active() || terms.deleteAt() != null) {
            return null;
        }
        var from =
                Optional.ofNullable(lastGood)
                        .orElseGet(() ->
                                upkeeps.find(terms.environment())
                                        .map(Upkeep::knownSince)
                                        .orElseGet(clock::instant));
        return Optional.ofNullable(terms.rules().overdueAfter()).map(from::plus).orElse(null);
    }
}
