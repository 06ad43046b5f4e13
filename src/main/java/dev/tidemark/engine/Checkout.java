package dev.tidemark.engine;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The deployed code as git sees it.
 *
 * @param branch empty if the head is detached
 * @param changedFiles tracked files that differ from the commit, without those that a filter makes,
 *     since only the filter could tell; empty if there are too many to count
 * @param ownGitDirectory false if {@code .git} is a pointer file to somewhere else, so that a copy
 *     of the directory does not hold the history
 * @param origin empty if there is none; credentials in it are removed
 */
public record Checkout(
        String path,
        Commit commit,
        Optional<String> branch,
        OptionalInt changedFiles,
        boolean ownGitDirectory,
        Optional<String> origin) {
    public boolean modified() {
        return changedFiles.orElse(1) > 0;
    }
}
