package dev.tidemark.recovery;

import org.jspecify.annotations.Nullable;

/** Nothing was brought back; says why, what is unchanged and what to do. */
public final class RecoveryRefused extends IllegalStateException {
    RecoveryRefused(String message) {
        super(message);
    }

    RecoveryRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
