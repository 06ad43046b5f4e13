package dev.tidemark.activity;

import dev.tidemark.account.OrganizationId;
import dev.tidemark.base.EnvironmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The record of one operation.
 *
 * @param subjectId the backup or restore it is about
 * @param attempt 1, or more once another worker took it over
 * @param headline what it does right now, one line
 * @param reason why it failed: what happened, what is unchanged, what to do next
 */
public record Activity(
        ActivityId id,
        ActivityKind kind,
        EnvironmentId environment,
        OrganizationId organization,
        String subjectId,
        String title,
        String actorName,
        ActivityState state,
        int attempt,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Progress progress,
        @Nullable String headline,
        @Nullable String reason) {}
