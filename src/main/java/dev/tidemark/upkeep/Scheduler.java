package dev.tidemark.upkeep;

import dev.tidemark.backup.BackupService;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.HostId;
import dev.tidemark.plan.PlanService;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts automated backups when they are due, on whichever node looks first. Runs that were missed
 * are caught up by one backup. What is busy, or on a host with enough to do, stays due.
 */
@Component
class Scheduler {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    private static final int PAGE = 200;

    private final Upkeeps upkeeps;
    private final Replanning replanning;
    private final PlanService plans;
    private final BackupService backups;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final int mostPerHost;

    Scheduler(
            Upkeeps upkeeps,
            Replanning replanning,
            PlanService plans,
            BackupService backups,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${tidemark.schedule.most-per-host:2}") int mostPerHost) {
        this.upkeeps = upkeeps;
        this.replanning = replanning;
        this.plans = plans;
        this.backups = backups;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.mostPerHost = mostPerHost;
    }

    void look() {
        try {
            replanning.welcome(PAGE);
            startDue();
        } catch (RuntimeException problem) {
            LOG.warn("Due backups will be looked for again", problem);
        }
    }

    /** Goes through all that is due once, so that one busy host does not keep others waiting. */
    void startDue() {
        var now = clock.instant();
        var underWay = new HashMap<>(backups.automatedUnderWay());
        int left = 0;
        while (true) {
            var page = upkeeps.dueRuns(now, left, PAGE);
            for (var due : page) {
                if (!start(due, underWay)) {
                    left++;
                }
            }
            if (page.size() < PAGE) {
                return;
            }
        }
    }

    /** Whether it is no longer due. */
    private boolean start(DueRun due, Map<HostId, Integer> underWay) {
        if (underWay.getOrDefault(due.host(), 0) >= mostPerHost) {
            return false;
        }
        try {
            var started = Boolean.TRUE.equals(transaction.execute(status -> take(due)));
            if (started) {
                underWay.merge(due.host(), 1, Integer::sum);
            }
            return true;
        } catch (Refused | NothingHere busy) {
            LOG.debug("The run of {} waits: {}", due.environment(), busy.getMessage());
            return false;
        } catch (RuntimeException problem) {
            LOG.warn("The run of {} will be tried again", due.environment(), problem);
            return false;
        }
    }

    private boolean take(DueRun due) {
        var now = clock.instant();
        var terms = plans.of(due.environment());
        var next = Replanning.nextRun(terms, now);
        if (!upkeeps.handled(due.environment(), due.at(), now, next)) {
            return false;
        }
        if (terms.active() && terms.deleteAt() == null) {
            backups.takeScheduled(due.environment());
            return true;
        }
        return false;
    }
}
