package dev.tidemark.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, when and from where.
 *
 * @param organization its name, null where none is concerned
 * @param address where the request came from, null for the portal itself
 */
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        @Nullable String organization,
        String action,
        String subject,
        @Nullable String detail,
        @Nullable String address) {}
