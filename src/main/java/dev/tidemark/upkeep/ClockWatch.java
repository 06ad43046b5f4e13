package dev.tidemark.upkeep;

import dev.tidemark.account.Actor;
import dev.tidemark.activity.AuditTrail;
import dev.tidemark.base.NothingHere;
import dev.tidemark.plan.ClockGuard;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notices a clock that jumps: as long as it does not make sense, nothing is deleted. The latest
 * instant seen is on record, so that a restart does not hide a jump.
 */
@Component
public class ClockWatch {
    private final SeenInstants seen;
    private final AuditTrail audit;
    private final Clock clock;

    ClockWatch(SeenInstants seen, AuditTrail audit, Clock clock) {
        this.seen = seen;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void look() {
        var now = clock.instant();
        var last = seen.last();
        if (last.isEmpty() || ClockGuard.paused(last.get(), now).isEmpty()) {
            seen.advance(now);
        }
    }

    /** In words for people; empty while the clock makes sense. */
    public Optional<String> whyPaused() {
        return seen.last().flatMap(last -> ClockGuard.paused(last, clock.instant()));
    }

    /** Somebody has looked: the time is right, however it came about. By operators. */
    @Transactional
    public void confirm(Actor actor) {
        if (!actor.isOperator()) {
            throw new NothingHere();
        }
        seen.set(clock.instant());
        audit.record(actor, null, "clock.confirmed", "clock", clock.instant().toString());
    }
}
