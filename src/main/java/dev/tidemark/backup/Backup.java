package dev.tidemark.backup;

import dev.tidemark.activity.ActivityId;
import dev.tidemark.base.EnvironmentId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One consistent set of an environment's parts, as on record.
 *
 * @param requestedAt when it was asked for; the instant it is called by
 * @param bytesTotal apparent size of all parts, null until known
 * @param bytesAdded what was new to the vault
 * @param reason why it failed
 * @param leftOut how many things could not be saved; they are named in the manifest
 * @param site how the site was when it began; null if it was not asked, or has no health address
 */
public record Backup(
        BackupId id,
        EnvironmentId environment,
        ActivityId activity,
        VaultId vault,
        BackupOrigin origin,
        BackupMode mode,
        BackupState state,
        @Nullable String note,
        String actorName,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String revision,
        @Nullable String revisionSubject,
        @Nullable Long bytesTotal,
        @Nullable Long bytesAdded,
        @Nullable String reason,
        boolean isProtected,
        int leftOut,
        @Nullable SiteHealth site) {

    /** Completed, with every part in the vault. */
    public boolean restorable() {
        return state == BackupState.COMPLETED;
    }

    /** Completed, yet not everything could be saved: never what is called safe or good. */
    public boolean partial() {
        return leftOut > 0;
    }

    /**
     * Whether safety rests on it: a whole one of a site that answered, taken for its own sake. One
     * before a restore shows the state that was to be replaced.
     */
    public boolean good() {
        return restorable()
                && origin != BackupOrigin.SAFETY
                && !partial()
                && (site == null || site.answered());
    }

    public @Nullable Duration duration() {
        return startedAt == null || endedAt == null ? null : Duration.between(startedAt, endedAt);
    }

    public @Nullable String shortRevision() {
        return revision == null ? null : revision.substring(0, Math.min(7, revision.length()));
    }
}
