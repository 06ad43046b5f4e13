package dev.tidemark.recovery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The portal's own records have had no good backup for too long, or the last try failed.
 *
 * @param goodAt of the newest good one; null: there is none
 * @param failure of the last try; null: there was none
 */
public record PortalBackupWrong(
        @Nullable Instant goodAt, @Nullable String failure, String location) {}
