package dev.tidemark.upkeep;

import dev.tidemark.base.EnvironmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An environment has been without a good backup for longer than its plan implies; published once,
 * within the transaction that records that people are told.
 */
public record EnvironmentOverdue(
        EnvironmentId environment, @Nullable Instant lastGoodAt, Instant overdueAt) {}
