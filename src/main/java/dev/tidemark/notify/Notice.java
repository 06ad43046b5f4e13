package dev.tidemark.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line under the bell. */
public record Notice(long id, String words, String path, Instant at, @Nullable Instant readAt) {}
