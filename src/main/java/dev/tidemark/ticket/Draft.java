package dev.tidemark.ticket;

import dev.tidemark.backup.BackupId;
import dev.tidemark.base.EnvironmentId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A request that is being written; everything may still be missing.
 *
 * @param since in {@code zone}; null while not said, or not known
 * @param sinceUnknown the customer does not know since when
 * @param supportChooses the customer leaves the recovery point to support
 */
public record Draft(
        EnvironmentId environment,
        @Nullable Trouble trouble,
        String title,
        String words,
        @Nullable LocalDateTime since,
        @Nullable ZoneId zone,
        boolean sinceUnknown,
        @Nullable Severity severity,
        @Nullable BackupId backup,
        boolean supportChooses,
        Scope scope) {
    public static Draft of(EnvironmentId environment) {
        return new Draft(
                environment, null, "", "", null, null, false, null, null, false, Scope.ALL);
    }

    /** Null if it is not known. */
    public @Nullable Instant sinceInstant() {
        return since == null || zone == null || sinceUnknown
                ? null
                : since.atZone(zone).toInstant();
    }

    /** With the time at which it was saved. */
    public record Saved(Draft draft, Instant at) {}
}
