package dev.tidemark.environment;

import java.time.Instant;

/** What the health address answered. */
public record Health(boolean healthy, String message, long millis, Instant at) {}
