package dev.tidemark.upkeep;

import dev.tidemark.base.EnvironmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is due in an environment, and when.
 *
 * @param knownSince when the portal first saw it active
 * @param handledUntil runs up to here were taken, or given up for one later one
 * @param nextRunAt null if it has no schedule
 * @param retentionPaused why nothing is deleted now
 * @param overdueAt from then on it is overdue, unless a good backup comes; null if nothing is
 *     promised
 * @param overdueToldAt when people were told that it is overdue; null if it is not
 */
public record Upkeep(
        EnvironmentId environment,
        Instant knownSince,
        Instant handledUntil,
        @Nullable Instant nextRunAt,
        @Nullable String retentionPaused,
        @Nullable Instant lastGoodAt,
        @Nullable Instant overdueAt,
        @Nullable Instant overdueToldAt) {

    public boolean isOverdue(Instant now) {
        return overdueAt != null && !now.isBefore(overdueAt);
    }
}
