package dev.tidemark.ticket;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By when the hosting team wants to have answered and mended it; both move on by the time that the
 * customer takes to answer.
 *
 * @param answeredAt when staff first did something, null until then
 * @param pausedAt since when the customer is asked, null while nobody is
 */
public record Clocks(
        @Nullable Instant answeredAt,
        Instant respondBy,
        Instant resolveBy,
        @Nullable Instant pausedAt) {
    static Clocks from(Instant filed, Severity severity) {
        return new Clocks(
                null, filed.plus(severity.response()), filed.plus(severity.resolution()), null);
    }

    Clocks answered(Instant now) {
        return answeredAt == null ? new Clocks(now, respondBy, resolveBy, pausedAt) : this;
    }

    Clocks paused(Instant now) {
        return pausedAt == null ? new Clocks(answeredAt, respondBy, resolveBy, now) : this;
    }

    Clocks resumed(Instant now) {
        if (pausedAt == null) {
            return this;
        }
        var stood = Duration.between(pausedAt, now);
        return new Clocks(answeredAt, respondBy.plus(stood), resolveBy.plus(stood), null);
    }

    /** The target that counts next; null while the clock stands. */
    public @Nullable Instant next() {
        if (pausedAt != null) {
            return null;
        }
        return answeredAt == null ? respondBy : resolveBy;
    }
}
