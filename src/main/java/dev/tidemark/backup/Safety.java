package dev.tidemark.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether an environment's data would survive a loss today, by what is on record. */
public enum Safety {
    /** A good backup, see {@link Backup#good}, as new as the plan implies. */
    SAFE,
    /** The same, but the newest run failed. */
    FAILING,
    /** The newest good backup is older than the plan implies. */
    OVERDUE,
    /** No good backup at all. */
    UNPROTECTED,
    /** Switched off: nothing changes, so nothing can be lost since the last backup. */
    INACTIVE;

    /**
     * @param longestAge of the newest good backup by the plan, null if it promises none
     * @param lastGood the instant of the newest good backup
     * @param lastEnded how the newest one that is over has ended
     */
    public static Safety of(
            boolean active,
            @Nullable Duration longestAge,
            Optional<Instant> lastGood,
            Optional<BackupState> lastEnded,
            Instant now) {
        if (!active) {
            return INACTIVE;
        }
        if (lastGood.isEmpty()) {
            return UNPROTECTED;
        }
        if (longestAge != null && lastGood.get().isBefore(now.minus(longestAge))) {
            return OVERDUE;
        }
        return lastEnded.filter(BackupState.FAILED::equals).isPresent() ? FAILING : SAFE;
    }

    public boolean atRisk() {
        return switch (this) {
            case OVERDUE, UNPROTECTED -> true;
            case SAFE, FAILING, INACTIVE -> false;
        };
    }
}
