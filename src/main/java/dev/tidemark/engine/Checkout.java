package dev.tidemark.engine;

import java.util.Optional;

/**
 * The deployed code as git sees it.
 *
 * @param branch empty if the head is detached
 * @param changedFiles tracked files that differ from the commit
 * @param ownGitDirectory false if {@code .git} is a pointer file to somewhere else, so that a copy
 *     of the directory does not hold the history
 * @param origin empty if there is none; credentials in it are removed
 */
public record Checkout(
        String path,
        Commit commit,
        Optional<String> branch,
        int changedFiles,
        boolean ownGitDirectory,
        Optional<String> origin) {
    public boolean modified() {
        return changedFiles > 0;
    }
}
