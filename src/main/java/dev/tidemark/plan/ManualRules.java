package dev.tidemark.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How manual backups are kept.
 *
 * @param most null for any number (S3.21)
 * @param keepFor how long each is kept, null until somebody deletes it (S2.16)
 * @param whenFull what a full count does
 * @param countsAsDaily a manual one takes the place of that day's automated one (D5.3)
 */
public record ManualRules(
        @Nullable Integer most,
        @Nullable Duration keepFor,
        WhenFull whenFull,
        boolean countsAsDaily) {
    public enum WhenFull {
        /** The oldest goes once the new one has succeeded (S3.22, S4.15). */
        REPLACE,
        /** No new one before somebody deletes one. */
        REFUSE
    }
}
