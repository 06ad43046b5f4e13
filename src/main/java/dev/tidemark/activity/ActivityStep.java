package dev.tidemark.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One recorded step of an activity.
 *
 * @param step its stable key, such as {@code part:database:shop}
 * @param detail one line for people
 */
public record ActivityStep(
        String step,
        int ordinal,
        String title,
        StepState state,
        int attempt,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String detail) {

    /** Where a step is. */
    public enum StepState {
        RUNNING,
        COMPLETED,
        FAILED
    }
}
