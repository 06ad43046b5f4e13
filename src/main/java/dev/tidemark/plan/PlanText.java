package dev.tidemark.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan as it is written in YAML, field by field. */
record PlanText(
        @Nullable String id,
        @Nullable String title,
        @Nullable String origin,
        @Nullable Integer version,
        @Nullable String deletionGrace,
        @Nullable TypeText production,
        @Nullable TypeText staging,
        @Nullable TypeText development) {

    record TypeText(
            @Nullable ManualText manual,
            @Nullable AutomatedText automated,
            @Nullable String safetyFor,
            @Nullable Integer mostOfAll,
            @Nullable RestoreText restore,
            @Nullable String pointInTime,
            @Nullable String offsite,
            @Nullable Boolean download,
            @Nullable PolicyText policy,
            @Nullable String overdueAfter) {}

    record ManualText(
            @Nullable String refusal,
            @Nullable Boolean onlyNonLive,
            @Nullable Boolean needsBooking,
            @Nullable String minimumVersion,
            @Nullable String rateLimit,
            @Nullable Integer most,
            @Nullable String keepFor,
            @Nullable String whenFull,
            @Nullable Boolean countsAsDaily,
            @Nullable Integer keepFailed) {}

    record AutomatedText(
            @Nullable List<ScheduleText> schedules,
            @Nullable List<KeepText> bands,
            @Nullable Integer keepFailed) {}

    record ScheduleText(
            @Nullable String every,
            @Nullable Integer keep,
            @Nullable Integer hour,
            @Nullable List<String> at,
            @Nullable String weekday,
            @Nullable Integer dayOfMonth) {}

    record KeepText(@Nullable String every, @Nullable Integer keep) {}

    record RestoreText(
            @Nullable String way,
            @Nullable Boolean dataOnly,
            @Nullable Integer approvals,
            @Nullable String carriedOutBy,
            @Nullable Boolean stagingFollows) {}

    record PolicyText(
            @Nullable String shortest,
            @Nullable Integer mostSchedules,
            @Nullable Integer largestCount,
            @Nullable Integer mostManual,
            @Nullable Integer mostOfAll) {}
}
