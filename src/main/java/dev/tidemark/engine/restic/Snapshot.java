package dev.tidemark.engine.restic;

import java.time.Instant;
import java.util.List;

/**
 * @param totalBytes apparent size; 0 if the snapshot was made by a restic that did not record it
 */
public record Snapshot(
        SnapshotId id,
        Instant time,
        String host,
        List<String> tags,
        List<String> paths,
        long totalFiles,
        long totalBytes) {}
