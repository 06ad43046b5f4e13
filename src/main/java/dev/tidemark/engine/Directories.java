package dev.tidemark.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Directories of an environment on its host. Paths are absolute. */
public final class Directories {
    private static final String SCRIPT = Scripts.read("directories.pl");
    private static final String MARK = ".tidemark-";
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration WALK = Duration.ofHours(1);

    private final Host host;

    public Directories(Host host) {
        this.host = host;
    }

    /** What is at a path; also for one that does not exist. */
    public DirectoryFacts facts(String path) {
        var clean = absolute(path);
        return DirectoryFacts.parse(clean, run(SHORT, "facts", clean).text());
    }

    /** Counts the files and their bytes; walks the whole tree. */
    public TreeSize measure(String path) {
        return TreeSize.parse(run(WALK, "measure", absolute(path)).text());
    }

    /** The same for several trees or files; what is gone counts nothing. */
    public TreeSize measure(Collection<String> paths) {
        return paths.isEmpty()
                ? new TreeSize(0, 0, 0)
                : TreeSize.parse(run(WALK, list(paths), "measure_listed").text());
    }

    /** Which of these do not exist. */
    public Set<String> missing(Collection<String> paths) {
        if (paths.isEmpty()) {
            return Set.of();
        }
        var text = run(WALK, list(paths), "missing").text();
        return text.isEmpty() ? Set.of() : new HashSet<>(List.of(text.split("\0")));
    }

    public long freeBytes(String path) {
        return Long.parseLong(run(SHORT, "free", absolute(path)).text());
    }

    /** Stays with a directory when it is renamed, so it tells whether an exchange has happened. */
    public Identity identity(String path) {
        return new Identity(run(SHORT, "identity", absolute(path)).text());
    }

    /** Where {@link #createBeside} puts it: {@code <parent>/.<name>.tidemark-<suffix>}. */
    public static String beside(String path, String suffix) {
        var clean = absolute(path);
        int slash = clean.lastIndexOf('/');
        if (!suffix.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("Not a suffix: " + suffix);
        }
        return clean.substring(0, slash + 1) + "." + clean.substring(slash + 1) + MARK + suffix;
    }

    /**
     * Makes an empty directory beside, with the original's owner but closed to others until it is
     * filled; an existing one is kept.
     */
    public String createBeside(String path, String suffix) {
        var beside = beside(path, suffix);
        run(SHORT, "create", beside, absolute(path));
        return beside;
    }

    /**
     * Exchanges two names in one atomic step; nobody sees a moment without either. Works for
     * directories and for symbolic links (the links themselves change places). Not repeatable:
     * compare {@link #identity} first.
     */
    public void exchange(String one, String other) {
        run(SHORT, "exchange", absolute(one), absolute(other));
    }

    /** Makes a symbolic link beside another one, ready to be exchanged with it. */
    public String createLinkBeside(String link, String target, String suffix) {
        var beside = beside(link, suffix);
        run(SHORT, "create_link", beside, target);
        return beside;
    }

    /** Gives a directory the owner, permissions and time it had. */
    public void reapply(String path, int userId, int groupId, int mode, String modified) {
        run(
                SHORT,
                "reapply",
                absolute(path),
                String.valueOf(userId),
                String.valueOf(groupId),
                String.valueOf(mode),
                modified);
    }

    /**
     * Deletes a tree that this class has created beside something; it is no error if it is gone.
     *
     * @throws IllegalArgumentException for a path whose last name does not hold {@code .tidemark-}
     */
    public void delete(String path) {
        var clean = absolute(path);
        if (!clean.substring(clean.lastIndexOf('/')).contains(MARK)) {
            throw new IllegalArgumentException("Not made to be deleted: " + path);
        }
        var remove = Command.of("rm", "-rf", "--one-file-system", "--", clean);
        host.run(ToolRun.of(WALK, remove)).orFail();
    }

    /**
     * Deletes a folder that holds a restic repository, and nothing else; it is no error if it is
     * gone.
     *
     * @throws IllegalArgumentException if there is something, but no repository
     */
    public void deleteRepository(String path) {
        var clean = absolute(path);
        if (!facts(clean).exists()) {
            return;
        }
        if (!facts(clean + "/config").exists() && !facts(clean + "/keys").exists()) {
            throw new IllegalArgumentException("Not a vault: " + path);
        }
        var remove = Command.of("rm", "-rf", "--one-file-system", "--", clean);
        host.run(ToolRun.of(WALK, remove)).orFail();
    }

    private ToolResult run(Duration timeout, String... arguments) {
        return run(timeout, new byte[0], arguments);
    }

    private ToolResult run(Duration timeout, byte[] input, String... arguments) {
        var all = new ArrayList<>(List.of("-e", SCRIPT, "--"));
        all.addAll(List.of(arguments));
        var result =
                host.run(
                        ToolRun.of(timeout, Command.of("perl", all))
                                .withInput(input)
                                .keeping(64 << 20));
        if (!result.succeeded()) {
            var path = arguments.length > 1 ? arguments[1] : arguments[0];
            throw new EngineException(FileFailures.of(path, result));
        }
        return result;
    }

    private static byte[] list(Collection<String> paths) {
        return (String.join("\0", paths) + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private static String absolute(String path) {
        if (!path.startsWith("/") || path.contains("\0")) {
            throw new IllegalArgumentException("Not an absolute path: " + path);
        }
        if (List.of(path.split("/")).contains("..")) {
            throw new IllegalArgumentException("The path leads upwards: " + path);
        }
        var clean = path;
        while (clean.endsWith("/") && clean.length() > 1) {
            clean = clean.substring(0, clean.length() - 1);
        }
        return clean;
    }
}
