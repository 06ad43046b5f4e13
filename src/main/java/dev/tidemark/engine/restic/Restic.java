package dev.tidemark.engine.restic;

import dev.tidemark.engine.Command;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.Version;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * One repository, driven by the restic of one host. Every call starts a process there and costs
 * about a second, so callers remember what they have learnt. All verbs throw {@link
 * dev.tidemark.engine.EngineException}; all can be cancelled by interrupting the thread.
 */
public final class Restic {
    public static final Version OLDEST = new Version("0.17.1");

    /**
     * @param cacheDirectory on the host; may be deleted at any time
     */
    public Restic(Host host, String program, Repository repository, String cacheDirectory) {}

    /** The version found; fails if it is older than {@link #OLDEST}. */
    public Version version() {
        throw new UnsupportedOperationException();
    }

    /** Creates the repository; does nothing if it exists and opens with the password. */
    public void initialize() {
        throw new UnsupportedOperationException();
    }

    /** Opens the repository, to learn within 20 seconds whether it is there and can be opened. */
    public void probe() {
        throw new UnsupportedOperationException();
    }

    /** Fails, and keeps no snapshot, if any file could not be read. */
    public BackupSummary backup(
            DirectoryBackup what, Duration timeout, Consumer<Progress> progress) {
        throw new UnsupportedOperationException();
    }

    public BackupSummary backup(OutputBackup what, Duration timeout, Consumer<Progress> progress) {
        throw new UnsupportedOperationException();
    }

    /** Stores a few bytes as one file. */
    public BackupSummary backup(byte[] content, String fileName, Labels labels) {
        throw new UnsupportedOperationException();
    }

    /** One small file of a snapshot, at most 64 MiB. */
    public byte[] read(SnapshotId snapshot, String fileName) {
        throw new UnsupportedOperationException();
    }

    /** Streams one file of a snapshot into a command on the host. */
    public void pipe(SnapshotId snapshot, String fileName, Command consumer, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    /**
     * Repeatable: what is already there is compared and only completed; surplus files are deleted.
     */
    public RestoreSummary restore(
            DirectoryRestore what, Duration timeout, Consumer<Progress> progress) {
        throw new UnsupportedOperationException();
    }

    /**
     * What restoring a snapshot into the live directory would change; changes nothing.
     *
     * @param examples how many paths of each kind are named
     */
    public Difference difference(DirectoryRestore what, int examples, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    /** Snapshots that carry all these tags, oldest first; all of them for an empty list. */
    public List<Snapshot> snapshots(List<String> tags) {
        throw new UnsupportedOperationException();
    }

    /**
     * Forgets exactly these; those already gone are no error. Frees no space before {@link #prune}.
     */
    public void forget(Collection<SnapshotId> snapshots) {
        throw new UnsupportedOperationException();
    }

    /** Frees what no snapshot needs. Locks the repository exclusively. */
    public void prune(Duration timeout) {
        throw new UnsupportedOperationException();
    }

    /** Removes locks whose owner is dead; never those of a running operation. */
    public void unlock() {
        throw new UnsupportedOperationException();
    }

    /** Fails with {@code Damaged} and restic's words if something is wrong. */
    public void check(CheckDepth depth, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    public RepositorySize size() {
        throw new UnsupportedOperationException();
    }
}
