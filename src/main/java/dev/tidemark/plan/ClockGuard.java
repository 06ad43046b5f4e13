package dev.tidemark.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether the clock makes sense, seen from the latest instant at which the portal has worked. */
public final class ClockGuard {
    private static final Duration BACK = Duration.ofMinutes(5);
    private static final Duration AHEAD = Duration.ofHours(48);

    private ClockGuard() {}

    /** Why nothing is to be deleted now, in words; empty while the clock makes sense. */
    public static Optional<String> paused(Instant lastSeen, Instant now) {
        if (now.isBefore(lastSeen.minus(BACK))) {
            return Optional.of(
                    "Nothing is deleted: the clock is at %s, but it was at %s before. It comes right by itself, or an operator confirms the time."
                            .formatted(now, lastSeen));
        }
        if (now.isAfter(lastSeen.plus(AHEAD))) {
            return Optional.of(
                    "Nothing is deleted: the clock has moved from %s to %s. If that is right, an operator confirms the time."
                            .formatted(lastSeen, now));
        }
        return Optional.empty();
    }
}
