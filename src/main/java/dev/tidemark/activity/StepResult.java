package dev.tidemark.activity;

import org.jspecify.annotations.Nullable;

/**
 * What a step leaves.
 *
 * @param outcome for the steps after it and for a worker that takes over, stored as JSON
 * @param detail one line for people
 */
public record StepResult<T>(T outcome, @Nullable String detail) {}
