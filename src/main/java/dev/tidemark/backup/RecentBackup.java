package dev.tidemark.backup;

import dev.tidemark.base.EnvironmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** As little of a backup as overviews of many environments need. */
public record RecentBackup(
        BackupId id,
        EnvironmentId environment,
        BackupState state,
        Instant requestedAt,
        @Nullable String reason) {}
