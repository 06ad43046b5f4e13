package dev.tidemark.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads git checkouts and repositories; never changes one. */
public final class Git {
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final int NO_SUCH_REFERENCE = 2;
    private static final int UNKNOWN = 1;
    private static final Pattern NOTHING =
            Pattern.compile("not a git repository|unknown revision|does not have any commits");
    private static final String FORMAT = "--format=%H%x00%s%x00%an%x00%at%x00";

    /**
     * Checkouts belong to the application's user, which git would refuse; and nothing that their
     * own configuration names may be run. No question is ever asked, no lock or index is ever
     * written.
     */
    private static final Map<String, Secret> ENVIRONMENT =
            Map.ofEntries(
                    entry("GIT_CONFIG_COUNT", "3"),
                    entry("GIT_CONFIG_KEY_0", "safe.directory"),
                    entry("GIT_CONFIG_VALUE_0", "*"),
                    entry("GIT_CONFIG_KEY_1", "core.fsmonitor"),
                    entry("GIT_CONFIG_VALUE_1", "false"),
                    entry("GIT_CONFIG_KEY_2", "core.hooksPath"),
                    entry("GIT_CONFIG_VALUE_2", "/dev/null"),
                    entry("GIT_TERMINAL_PROMPT", "0"),
                    entry("GIT_ASKPASS", "true"),
                    entry("GIT_SSH_COMMAND", "ssh -o BatchMode=yes -o ConnectTimeout=10"),
                    entry("GIT_OPTIONAL_LOCKS", "0"));

    private final Host host;

    public Git(Host host) {
        this.host = host;
    }

    /** Empty if the path is no checkout, or one without any commit. */
    public Optional<Checkout> checkout(String path) {
        var pointer = new Directories(host).facts(path + "/.git");
        if (!pointer.exists()) {
            return Optional.empty();
        }
        var log = in(path, "log", "-1", FORMAT, "HEAD");
        if (!log.succeeded() && NOTHING.matcher(String.join("\n", log.lastLines())).find()) {
            return Optional.empty();
        }
        orFail(log);
        var changed = orFail(in(path, "status", "--porcelain", "-z", "--untracked-files=no"));
        return Optional.of(
                new Checkout(
                        path,
                        commits(log.text()).getFirst(),
                        line(in(path, "symbolic-ref", "-q", "--short", "HEAD")),
                        count(changed.text()),
                        pointer.directory() && !pointer.symbolicLink(),
                        line(in(path, "config", "--get", "remote.origin.url"))
                                .map(Git::withoutCredentials)));
    }

    /** The revision that a checkout is at; empty if the path is none, or one without any commit. */
    public Optional<String> revision(String path) {
        return new Directories(host).facts(path + "/.git").exists()
                ? line(in(path, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"))
                : Optional.empty();
    }

    /** The revision a branch points to in a repository; empty if there is no such branch. */
    public Optional<String> branchHead(String repository, String branch) {
        var reference = "refs/heads/" + branch;
        if (repository.startsWith("/")) {
            return localHead(repository, reference);
        }
        var result = git("ls-remote", "--exit-code", "--", repository, reference);
        return result.exitCode() == NO_SUCH_REFERENCE
                ? Optional.empty()
                : line(orFail(result)).map(line -> line.split("\t")[0]);
    }

    /** Not by {@code ls-remote}, whose other half would refuse another user's repository. */
    private Optional<String> localHead(String path, String reference) {
        var result = in(path, "rev-parse", "--verify", "--quiet", reference + "^{commit}");
        return result.exitCode() == UNKNOWN ? Optional.empty() : line(orFail(result));
    }

    /** Of git's many last lines the one that says why. */
    private static ToolResult orFail(ToolResult result) {
        var reason =
                result.lastLines().stream()
                        .filter(line -> line.startsWith("fatal: ") || line.startsWith("ERROR: "))
                        .map(line -> line.replaceFirst("^[A-Za-z]+: ", ""))
                        .limit(1)
                        .toList();
        return new ToolResult(
                        result.tool(),
                        result.exitCode(),
                        result.output(),
                        reason.isEmpty() ? result.lastLines() : reason)
                .orFail();
    }

    /**
     * The commits reachable from one revision but not from another, newest first; empty if the
     * checkout does not know one of them.
     */
    public Optional<List<Commit>> commitsBetween(
            String path, String older, String newer, int limit) {
        if (!knows(path, older) || !knows(path, newer)) {
            return Optional.empty();
        }
        var log = in(path, "log", FORMAT, "-" + limit, older + ".." + newer, "--");
        return Optional.of(commits(orFail(log).text()));
    }

    private boolean knows(String path, String revision) {
        return revision.matches("[0-9a-f]{7,64}")
                && in(path, "cat-file", "-e", revision + "^{commit}").succeeded();
    }

    private ToolResult in(String path, String... arguments) {
        var all = new ArrayList<>(List.of("-C", path));
        all.addAll(List.of(arguments));
        return git(all.toArray(String[]::new));
    }

    private ToolResult git(String... arguments) {
        return host.run(ToolRun.of(SHORT, Command.of("git", arguments).with(ENVIRONMENT)));
    }

    private static List<Commit> commits(String log) {
        var fields = log.split("\0");
        var commits = new ArrayList<Commit>();
        for (int i = 0; i + 3 < fields.length; i += 4) {
            commits.add(
                    new Commit(
                            fields[i].strip(),
                            fields[i + 1],
                            fields[i + 2],
                            Instant.ofEpochSecond(Long.parseLong(fields[i + 3]))));
        }
        return commits;
    }

    private static int count(String status) {
        // A renamed file's entry is followed by its old name, which starts with no status.
        return (int)
                List.of(status.split("\0")).stream()
                        .filter(entry -> entry.matches("(?s)[ MTADRCU]{2} .*"))
                        .count();
    }

    private static Optional<String> line(ToolResult result) {
        return result.succeeded()
                ? result.text().lines().findFirst().filter(line -> !line.isBlank())
                : Optional.empty();
    }

    private static String withoutCredentials(String url) {
        return url.replaceFirst("://[^/@]*@", "://");
    }

    private static Map.Entry<String, Secret> entry(String name, String value) {
        return Map.entry(name, Secret.of(value));
    }
}
