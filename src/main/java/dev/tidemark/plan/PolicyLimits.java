package dev.tidemark.plan;

/**
 * What a project may set for itself.
 *
 * @param shortest interval of a schedule
 * @param mostSchedules how many schedules at once
 * @param largestCount of a schedule
 */
public record PolicyLimits(
        Interval shortest, int mostSchedules, int largestCount, int mostManual, int mostOfAll) {}
