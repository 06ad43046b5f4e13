package dev.tidemark.recovery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the backups of the portal's own records stand.
 *
 * @param watchedSince when this portal began to owe them
 * @param bytes of the records as SQL
 * @param failure of the last try; null: it was good
 */
public record SelfBackupState(
        @Nullable String location,
        @Nullable String node,
        @Nullable Instant goodAt,
        @Nullable Long bytes,
        @Nullable Integer snapshots,
        Instant watchedSince,
        @Nullable Instant failedAt,
        @Nullable String failure,
        @Nullable Instant toldAt) {
    static final Duration OLDEST = Duration.ofHours(3);

    /** Too old, or the last try failed. */
    public boolean wrong(Instant now) {
        var from = goodAt == null ? watchedSince : goodAt;
        return failure != null || from.plus(OLDEST).isBefore(now);
    }
}
