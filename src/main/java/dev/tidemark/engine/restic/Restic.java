package dev.tidemark.engine.restic;

import dev.tidemark.engine.Beside;
import dev.tidemark.engine.Command;
import dev.tidemark.engine.Directories;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.Secret;
import dev.tidemark.engine.SecretFile;
import dev.tidemark.engine.ToolResult;
import dev.tidemark.engine.ToolRun;
import dev.tidemark.engine.Version;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One repository, driven by the restic of one host. Every call starts a process there and costs
 * about a second, so callers remember what they have learnt. All verbs throw {@link
 * EngineException}; all can be cancelled by interrupting the thread.
 */
public final class Restic {
    /**
     * Older ones save truncated dumps as good, or cannot tell a locked from a broken repository.
     */
    public static final Version OLDEST = new Version("0.17.1");

    private static final Logger LOG = LoggerFactory.getLogger(Restic.class);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(20);

    /** Leaves room for {@link ResticCommand#PATIENCE}. */
    private static final Duration SHORT = Duration.ofMinutes(15);

    /**
     * So often is {@link ResticCommand#PATIENCE} waited: ten minutes or a little more. The
     * exclusive lock of a killed prune goes away only if it is removed.
     */
    private static final int LOCK_ROUNDS = 60;

    /** The folder that a process works in, by a short name. */
    private static final String HERE = "/proc/self/cwd";

    private static final int LARGEST_READ = 64 << 20;

    private final Host host;
    private final String program;
    private final Repository repository;
    private final Map<String, Secret> environment;

    /**
     * @param program its name or path on the host
     * @param cacheDirectory on the host; may be deleted at any time
     */
    public Restic(Host host, String program, Repository repository, String cacheDirectory) {
        this.host = host;
        this.program = program;
        this.repository = repository;
        var all = new HashMap<>(repository.environment());
        all.put("RESTIC_REPOSITORY", Secret.of(repository.location()));
        all.put("RESTIC_PASSWORD", repository.password());
        all.put("RESTIC_CACHE_DIR", Secret.of(cacheDirectory));
        all.put("RESTIC_PROGRESS_FPS", Secret.of("2"));
        this.environment = Map.copyOf(all);
    }

    /** The version found; fails if it is older than {@link #OLDEST}. */
    public Version version() {
        var words = run(new ResticCommand.ShowVersion(), PROBE_TIMEOUT);
        var found = Version.in(words).orElse(new Version("0.0"));
        if (found.isBefore(OLDEST)) {
            throw new EngineException(
                    new Failure.ToolTooOld("restic", found.text(), OLDEST.text()));
        }
        return found;
    }

    /** Creates the repository; does nothing if it exists and opens with the password. */
    public void initialize() {
        try {
            probe();
        } catch (EngineException e) {
            if (!(e.failure() instanceof Failure.RepositoryMissing)) {
                throw e;
            }
            run(new ResticCommand.Init(), SHORT);
        }
    }

    /** Opens the repository, to learn within 20 seconds whether it is there and can be opened. */
    public void probe() {
        try {
            run(new ResticCommand.Probe(), PROBE_TIMEOUT);
        } catch (EngineException e) {
            if (e.failure() instanceof Failure.TimedOut) {
                throw new EngineException(
                        new Failure.RepositoryUnreachable(
                                repository.location(), "no answer within 20 seconds"),
                        e);
            }
            throw e;
        }
    }

    /** Whether it opens with this password; fails if that cannot be told. */
    public boolean opens() {
        try {
            probe();
            return true;
        } catch (EngineException e) {
            if (e.failure() instanceof Failure.WrongPassword) {
                return false;
            }
            throw e;
        }
    }

    /** The passwords by which it opens. */
    public List<RepositoryKey> keys() {
        return run(new ResticCommand.ListKeys(), SHORT);
    }

    /**
     * Adds a password by which it opens too; those that are there stay.
     *
     * @param user a label that anybody can read in the repository, as is {@code label}
     * @return the id of the new key
     */
    public String addKey(Secret password, String user, String label) {
        var file = SecretFile.of(password.reveal());
        var command = new ResticCommand.AddKey(file.placeholder(), user, label);
        var result = execute(run -> run, SHORT, command(command).with(file));
        return parsed(command, result, result.text());
    }

    /**
     * Fails, and keeps no snapshot, if any file could not be read. Files that vanish while the
     * directory is read are no failure, since a living application deletes files all the time.
     */
    public BackupSummary backup(
            DirectoryBackup what, Duration timeout, Consumer<Progress> progress) {
        refuseUnlessDirectory(what.path());
        var command = new ResticCommand.BackUpDirectory(what);
        var messages = new MessageListener(progress);
        var problems = new ReadProblems();
        var result =
                execute(
                        run -> run.listening(messages).listeningToErrors(problems),
                        timeout,
                        command(command));
        if (problems.onlyVanished(result)) {
            LOG.info("Files vanished while {} was read: {}", what.path(), problems.vanished());
            return command.parse(messages.text());
        }
        if (!result.succeeded()) {
            Messages.partialSnapshot(messages.text()).ifPresent(id -> forget(List.of(id)));
            throw failure(command, problems.withAllProblems(result));
        }
        return command.parse(messages.text());
    }

    /** If the command fails nothing is stored, and the failure quotes its own last words. */
    public BackupSummary backup(OutputBackup what, Duration timeout, Consumer<Progress> progress) {
        var command = new ResticCommand.BackUpOutput(what);
        var messages = new MessageListener(progress);
        var errors = new ProducerListener(what.errorLines());
        var process = command(command).with(what.producer().environment());
        for (var file : what.producer().secretFiles()) {
            process = process.with(file);
        }
        var result =
                execute(run -> run.listening(messages).listeningToErrors(errors), timeout, process);
        return parsed(command, result, messages.text());
    }

    /** Stores a few bytes as one file. */
    public BackupSummary backup(byte[] content, String fileName, Labels labels) {
        var command = new ResticCommand.BackUpInput(fileName, labels);
        var messages = new MessageListener(status -> {});
        var result =
                execute(run -> run.withInput(content).listening(messages), SHORT, command(command));
        return parsed(command, result, messages.text());
    }

    /** One small file of a snapshot, at most 64 MiB. */
    public byte[] read(SnapshotId snapshot, String fileName) {
        var command = new ResticCommand.Print(snapshot, fileName);
        var result = execute(run -> run.keeping(LARGEST_READ), SHORT, command(command));
        if (!result.succeeded()) {
            throw failure(command, result);
        }
        return result.output();
    }

    /** Streams one file of a snapshot here; the stream is not closed. */
    public void write(SnapshotId snapshot, String fileName, OutputStream to, Duration timeout) {
        write(new ResticCommand.Print(snapshot, fileName), to, timeout);
    }

    /** Streams a directory of a snapshot here, as tar; the stream is not closed. */
    public void writeArchive(
            SnapshotId snapshot, String directory, OutputStream to, Duration timeout) {
        write(new ResticCommand.Archive(snapshot, directory), to, timeout);
    }

    private void write(ResticCommand<?> command, OutputStream to, Duration timeout) {
        var result = execute(run -> run.writingTo(to), timeout, command(command));
        if (!result.succeeded()) {
            throw failure(command, result);
        }
    }

    /** Streams one file of a snapshot through commands on the host, each into the next. */
    public void pipe(SnapshotId snapshot, String fileName, Duration timeout, Command... consumers) {
        var command = new ResticCommand.Print(snapshot, fileName);
        var pipeline = Stream.concat(Stream.of(command(command)), Stream.of(consumers));
        var result = execute(run -> run, timeout, pipeline.toArray(Command[]::new));
        if (!result.succeeded()) {
            throw Stream.of(consumers).anyMatch(one -> result.tool().equals(one.name()))
                    ? new EngineException(
                            new Failure.Other(result.tool(), result.exitCode(), result.lastLines()))
                    : failure(command, result);
        }
    }

    /**
     * Repeatable: what is already there is compared and only completed; surplus files are deleted.
     * What was written is read back and compared.
     */
    public RestoreSummary restore(
            DirectoryRestore what, Duration timeout, Consumer<Progress> progress) {
        refuseUnlessDirectory(what.target());
        var start = System.nanoTime();
        var listing = new ResticCommand.ListDirectory(what.snapshot(), what.source());
        try (var looking = Beside.start("restic", () -> run(listing, SHORT))) {
            var totals = restoreContents(what, timeout, progress);
            var itself = looking.result();
            new Directories(host)
                    .reapply(
                            what.target(),
                            itself.userId(),
                            itself.groupId(),
                            itself.mode(),
                            itself.modified());
            return new RestoreSummary(
                    totals.files(), totals.bytes(), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /**
     * From within the folder that holds the target, whose path is then short: restic works with
     * whole paths, and the longest that the system knows would not fit behind a longer folder's.
     */
    private RestoreTotals restoreContents(
            DirectoryRestore what, Duration timeout, Consumer<Progress> progress) {
        int slash = what.target().lastIndexOf('/');
        var folder = slash == 0 ? "/" : what.target().substring(0, slash);
        var command = new ResticCommand.Restore(what.into(HERE + what.target().substring(slash)));
        var messages = new MessageListener(progress);
        var result = execute(run -> run.in(folder).listening(messages), timeout, command(command));
        return parsed(command, result, messages.text());
    }

    /**
     * What restoring a snapshot into the live directory would change; changes nothing. A symbolic
     * link that exists but points elsewhere is not told from one that is right.
     *
     * @param examples how many paths of each kind are named
     */
    public Difference difference(DirectoryRestore what, int examples, Duration timeout) {
        refuseUnlessDirectory(what.target());
        var command = new ResticCommand.Compare(what);
        var changes = new ChangeListener(what.target());
        var result = execute(run -> run.listening(changes), timeout, command(command));
        if (!result.succeeded()) {
            throw failure(command, result);
        }
        return changes.difference(new Directories(host), examples);
    }

    /** Snapshots that carry all these tags, oldest first; all of them for an empty list. */
    public List<Snapshot> snapshots(List<String> tags) {
        return run(new ResticCommand.ListSnapshots(tags), SHORT);
    }

    /**
     * Forgets exactly these; those already gone are no error. Frees no space before {@link #prune}.
     */
    public void forget(Collection<SnapshotId> snapshots) {
        if (!snapshots.isEmpty()) {
            run(new ResticCommand.Forget(List.copyOf(snapshots)), SHORT);
        }
    }

    /** Frees what no snapshot needs. Locks the repository exclusively. */
    public void prune(Duration timeout) {
        run(new ResticCommand.Prune(), timeout);
    }

    /** Removes locks whose owner is dead; never those of a running operation. */
    public void unlock() {
        run(new ResticCommand.Unlock(), SHORT);
    }

    /** Fails with {@link Failure.Damaged} and restic's words if something is wrong. */
    public void check(CheckDepth depth, Duration timeout) {
        run(new ResticCommand.Check(depth), timeout);
    }

    public RepositorySize size() {
        return run(new ResticCommand.Measure(), SHORT);
    }

    private <R> R run(ResticCommand<R> command, Duration timeout) {
        var result = execute(run -> run.keeping(LARGEST_READ), timeout, command(command));
        return parsed(command, result, result.text());
    }

    private <R> R parsed(ResticCommand<R> command, ToolResult result, String output) {
        if (!result.succeeded()) {
            throw failure(command, result);
        }
        return command.parse(output);
    }

    private EngineException failure(ResticCommand<?> command, ToolResult result) {
        return new EngineException(ResticFailures.of(command, result, repository));
    }

    private Command command(ResticCommand<?> command) {
        return Command.of(program, command.arguments()).with(environment);
    }

    private ToolResult execute(
            UnaryOperator<ToolRun> options, Duration timeout, Command... pipeline) {
        var asked = options.apply(ToolRun.of(timeout, pipeline));
        var run = asked.listeningToErrors(new SpaceGuard(asked.errorLines()));
        var result = host.run(run);
        for (int round = 1; round < LOCK_ROUNDS && isLocked(result); round++) {
            unlock();
            result = host.run(run);
        }
        return result;
    }

    private static boolean isLocked(ToolResult result) {
        return result.exitCode() == ResticFailures.LOCKED;
    }

    private void refuseUnlessDirectory(String path) {
        var facts = new Directories(host).facts(path);
        if (!facts.exists()) {
            throw new EngineException(new Failure.PathMissing(path));
        }
        if (!facts.directory() || facts.symbolicLink()) {
            throw new EngineException(new Failure.NotADirectory(path));
        }
    }
}
