package dev.tidemark.engine.restic;

import java.util.List;

/**
 * A directory to be brought back.
 *
 * @param source the absolute path that was backed up
 * @param target an existing directory, which becomes like the source: content, owner, mode and
 *     times
 * @param without paths below it that are left as they are in the target
 */
public record DirectoryRestore(
        SnapshotId snapshot, String source, String target, List<String> without) {
    public DirectoryRestore {
        without = List.copyOf(without);
    }

    public DirectoryRestore(SnapshotId snapshot, String source, String target) {
        this(snapshot, source, target, List.of());
    }

    DirectoryRestore into(String otherTarget) {
        return new DirectoryRestore(snapshot, source, otherTarget, without);
    }
}
