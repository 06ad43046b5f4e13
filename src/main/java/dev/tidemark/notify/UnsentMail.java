package dev.tidemark.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail that has not left yet, or not for sure.
 *
 * @param nextTryAt null if it was given up
 * @param unsure the portal stopped while it was being handed over: it may have arrived
 */
public record UnsentMail(
        String id,
        String recipient,
        String subject,
        Instant createdAt,
        int tries,
        @Nullable Instant nextTryAt,
        @Nullable String failure,
        boolean unsure) {}
