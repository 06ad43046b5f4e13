package dev.tidemark.environment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The deployed code, looked at just now or a moment ago.
 *
 * @param since when the portal first saw this revision deployed
 * @param branchHead what the next deployment would deploy, null if the repository was not asked or
 *     did not answer
 * @param drift whether code was restored and the branch head is another revision, so that the next
 *     deployment would bring other code than the restored one (S3.8, S3.9, S5.13)
 */
public record CodeState(
        String revision,
        String subject,
        @Nullable String branch,
        @Nullable Instant since,
        @Nullable String branchHead,
        boolean drift,
        Instant seenAt) {
    public String shortRevision() {
        return revision.substring(0, Math.min(7, revision.length()));
    }
}
