package dev.tidemark.engine.restic;

/**
 * A directory to be brought back.
 *
 * @param source the absolute path that was backed up
 * @param target an existing directory, which becomes like the source: content, owner, mode and
 *     times
 */
public record DirectoryRestore(SnapshotId snapshot, String source, String target) {}
