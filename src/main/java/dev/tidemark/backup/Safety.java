package dev.tidemark.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether an environment's data would survive a loss today, by what is on record. */
public enum Safety {
    /** A good backup of the last day. */
    SAFE,
    /** A good backup of the last day, but the newest run failed. */
    FAILING,
    /** The newest good backup is older than a day. */
    OVERDUE,
    /** No good backup at all. */
    UNPROTECTED,
    /** Switched off: nothing changes, so nothing can be lost since the last backup. */
    INACTIVE;

    /** How old the newest good backup may be, until plans say it for each environment. */
    public static final Duration LONGEST_AGE = Duration.ofDays(1);

    /**
     * @param lastGood the newest completed backup
     * @param lastEnded the newest one that completed or failed
     */
    public static Safety of(
            boolean active, Optional<Backup> lastGood, Optional<Backup> lastEnded, Instant now) {
        if (!active) {
            return INACTIVE;
        }
        if (lastGood.isEmpty()) {
            return UNPROTECTED;
        }
        if (lastGood.get().requestedAt().isBefore(now.minus(LONGEST_AGE))) {
            return OVERDUE;
        }
        return lastEnded.filter(backup -> backup.state() == BackupState.FAILED).isPresent()
                ? FAILING
                : SAFE;
    }

    public boolean atRisk() {
        return switch (this) {
            case OVERDUE, UNPROTECTED -> true;
            case SAFE, FAILING, INACTIVE -> false;
        };
    }
}
