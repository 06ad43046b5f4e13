package dev.tidemark.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup as rules see it.
 *
 * @param at the instant it is called by
 * @param usedBy why something that runs needs it, null if nothing does
 */
public record BackupFact(
        String id,
        Origin origin,
        Outcome outcome,
        Instant at,
        boolean isProtected,
        @Nullable String usedBy,
        long bytes) {
    public enum Origin {
        MANUAL,
        AUTOMATED,
        SAFETY
    }

    public enum Outcome {
        UNDER_WAY,
        COMPLETED,
        FAILED
    }

    public BackupFact usedBy(String reason) {
        return new BackupFact(id, origin, outcome, at, isProtected, reason, bytes);
    }

    public boolean isGood() {
        return outcome == Outcome.COMPLETED;
    }

    boolean is(Origin which, Outcome how) {
        return origin == which && outcome == how;
    }
}
