package dev.tidemark.environment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recorded change of the deployed code.
 *
 * @param seenAt when the portal first saw it deployed
 * @param byRestore whether a restore or its undo brought it, and nobody deployed it
 */
public record Deployment(
        String revision,
        @Nullable String subject,
        @Nullable String branch,
        Instant seenAt,
        boolean byRestore) {
    public String shortRevision() {
        return revision.substring(0, Math.min(7, revision.length()));
    }
}
