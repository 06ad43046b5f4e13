package dev.tidemark.engine.restic;

import java.time.Duration;

/** What a restore has written. */
public record RestoreSummary(long files, long bytes, Duration duration) {}
