package dev.tidemark.engine.restic;

import java.time.Duration;

/**
 * What a backup has stored.
 *
 * @param totalBytes apparent size of what was read
 * @param bytesAdded new data before compression
 * @param bytesStored new data as it lies in the repository
 */
public record BackupSummary(
        SnapshotId snapshot,
        long totalFiles,
        long totalBytes,
        long bytesAdded,
        long bytesStored,
        Duration duration) {}
