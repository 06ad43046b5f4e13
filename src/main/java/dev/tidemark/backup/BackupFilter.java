package dev.tidemark.backup;

import org.jspecify.annotations.Nullable;

/** What a list shows; null means all. Deleted ones are shown only if asked for. */
public record BackupFilter(@Nullable BackupState state, @Nullable BackupOrigin origin) {
    public static final BackupFilter NONE = new BackupFilter(null, null);
}
