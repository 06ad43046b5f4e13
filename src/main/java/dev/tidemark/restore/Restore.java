package dev.tidemark.restore;

import dev.tidemark.activity.ActivityId;
import dev.tidemark.backup.BackupId;
import dev.tidemark.base.EnvironmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run that brings an environment back to a backup, as on record.
 *
 * @param backupAt the instant it goes back to
 * @param undoUntil until when the previous state is kept beside, null if nothing was switched
 * @param reason what went wrong, or what a look at the health address found
 * @param cleanedAt when what it had left beside was deleted
 * @param undoSafetyBackup taken before it was undone: the way back from that
 * @param attention why it needs or needed an operator
 */
public record Restore(
        RestoreId id,
        EnvironmentId environment,
        BackupId backup,
        Instant backupAt,
        ActivityId activity,
        @Nullable ActivityId undoActivity,
        RestoreState state,
        RestoreOptions options,
        String actorName,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Loss loss,
        @Nullable BackupId safetyBackup,
        @Nullable Instant undoUntil,
        @Nullable Instant undoneAt,
        @Nullable String health,
        @Nullable String reason,
        @Nullable Instant cleanedAt,
        @Nullable SafetyBackup undoSafety,
        @Nullable BackupId undoSafetyBackup,
        @Nullable Attention attention) {}
