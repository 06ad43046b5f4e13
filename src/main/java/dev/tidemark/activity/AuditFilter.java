package dev.tidemark.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit trail; null for all of that.
 *
 * @param words in the actor, the action, the subject or the detail
 * @param from included
 * @param to not included
 */
public record AuditFilter(@Nullable String words, @Nullable Instant from, @Nullable Instant to) {}
