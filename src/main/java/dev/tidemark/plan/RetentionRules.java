package dev.tidemark.plan;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept.
 *
 * @param schedules run, and keep what they took
 * @param bands keep without running anything of their own (D2.1)
 * @param mostOfAll manual and automated ones together, null for any number (S3.30)
 * @param failedManual newest failed manual ones that are kept
 * @param failedAutomated newest failed automated ones that are kept (S4.17, S4.18)
 * @param safetyFor how long what a restore replaced is kept
 * @param pointInTime window whose base has to stay, null if none is promised
 */
public record RetentionRules(
        List<Schedule> schedules,
        List<Keep> bands,
        ManualRules manual,
        @Nullable Integer mostOfAll,
        int failedManual,
        int failedAutomated,
        Duration safetyFor,
        @Nullable Duration pointInTime) {
    public RetentionRules {
        schedules = List.copyOf(schedules);
        bands = List.copyOf(bands);
    }

    /** What schedules and bands keep alike. */
    List<Keep> keeps() {
        return Stream.concat(schedules.stream().map(Schedule::keep), bands.stream()).toList();
    }
}
