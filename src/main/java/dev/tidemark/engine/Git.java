package dev.tidemark.engine;

import java.util.List;
import java.util.Optional;

/** Reads git checkouts and repositories; never changes one. */
public final class Git {
    private final Host host;

    public Git(Host host) {
        this.host = host;
    }

    /** Empty if the path is no checkout. */
    public Optional<Checkout> checkout(String path) {
        throw new UnsupportedOperationException(host.label());
    }

    /** The revision a branch points to in a repository; empty if there is no such branch. */
    public Optional<String> branchHead(String repository, String branch) {
        throw new UnsupportedOperationException();
    }

    /**
     * The commits reachable from one revision but not from another, newest first; empty if the
     * checkout does not know one of them.
     */
    public Optional<List<Commit>> commitsBetween(
            String path, String older, String newer, int limit) {
        throw new UnsupportedOperationException();
    }
}
