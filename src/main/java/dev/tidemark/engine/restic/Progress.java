package dev.tidemark.engine.restic;

import java.util.List;
import java.util.OptionalLong;

/**
 * How far a backup or restore is, about twice a second.
 *
 * @param fraction 0 to 1; totals may still grow while restic scans
 * @param totalBytes 0 if unknown, as with the output of a command
 */
public record Progress(
        double fraction,
        long totalFiles,
        long filesDone,
        long totalBytes,
        long bytesDone,
        OptionalLong secondsRemaining,
        List<String> currentFiles) {}
