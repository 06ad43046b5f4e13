package dev.tidemark.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Reads git checkouts and repositories; never changes one, and never starts anything that one of
 * them configures: see {@code checkout.pl}. What lies on the host is read as its owner.
 */
public final class Git {
    private static final String SCRIPT = Scripts.read("checkout.pl");
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final int NO_SUCH_REFERENCE = 2;
    private static final int UNKNOWN = 1;
    private static final int NOT_FOUND = 127;
    private static final int FACTS = 4;
    private static final String FILE = "file://";
    private static final Pattern NOTHING =
            Pattern.compile(
                    "not a git repository|unknown revision|bad revision|does not have any commits");

    /** How a repository elsewhere is asked: with our own configuration, and without questions. */
    private static final Map<String, Secret> ENVIRONMENT =
            Map.ofEntries(
                    entry("GIT_ALLOW_PROTOCOL", "https:ssh"),
                    entry("GIT_TERMINAL_PROMPT", "0"),
                    entry("GIT_ASKPASS", "true"),
                    entry("GIT_SSH_COMMAND", "ssh -o BatchMode=yes -o ConnectTimeout=10"));

    private final Host host;

    public Git(Host host) {
        this.host = host;
    }

    /** Empty if the path is no checkout, or one without any commit. */
    public Optional<Checkout> checkout(String path) {
        var result = read("read", path);
        if (!result.succeeded() && NOTHING.matcher(String.join("\n", result.lastLines())).find()) {
            return Optional.empty();
        }
        var facts = orFail(result).text().split("\0", FACTS + 1);
        if (facts.length <= FACTS) {
            return Optional.empty();
        }
        return Optional.of(
                new Checkout(
                        path,
                        commits(facts[FACTS]).getFirst(),
                        text(facts[1]),
                        facts[3].isEmpty()
                                ? OptionalInt.empty()
                                : OptionalInt.of(Integer.parseInt(facts[3])),
                        facts[0].equals("1"),
                        text(facts[2]).map(Git::withoutCredentials)));
    }

    /** The revision that a checkout is at; empty if the path is none, or one without any commit. */
    public Optional<String> revision(String path) {
        return line(read("revision", path, "HEAD"));
    }

    /**
     * The revision a branch points to in a repository; empty if there is no such branch.
     *
     * @param repository a path on the host, or an address of https or ssh
     */
    public Optional<String> branchHead(String repository, String branch) {
        var reference = "refs/heads/" + branch;
        if (repository.startsWith("/")) {
            return localHead(repository, reference);
        }
        if (repository.startsWith(FILE + "/")) {
            return localHead(repository.substring(FILE.length()), reference);
        }
        var ask =
                Command.of("git", "ls-remote", "--exit-code", "--", repository, reference)
                        .with(ENVIRONMENT);
        var result = host.run(ToolRun.of(SHORT, ask).in("/").withoutWaitingForDaemons());
        return result.exitCode() == NO_SUCH_REFERENCE
                ? Optional.empty()
                : line(orFail(result)).map(line -> line.split("\t")[0]);
    }

    private Optional<String> localHead(String path, String reference) {
        var result = read("revision", path, reference);
        if (result.succeeded() && result.text().isEmpty()) {
            throw new EngineException(
                    new Failure.Other("git", 1, List.of("no git repository at " + path)));
        }
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
        var log = read("between", path, older, newer, String.valueOf(limit));
        return Optional.of(commits(orFail(log).text()));
    }

    private boolean knows(String path, String revision) {
        return revision.matches("[0-9a-f]{7,64}")
                && line(read("revision", path, revision)).isPresent();
    }

    private ToolResult read(String verb, String path, String... more) {
        var arguments = new ArrayList<>(List.of("-e", SCRIPT, "--", verb, path));
        arguments.addAll(List.of(more));
        var result =
                host.run(
                        ToolRun.of(SHORT, Command.of("perl", arguments))
                                .preferablyAsOwnerOf(path + "/.git"));
        if (result.exitCode() == NOT_FOUND) {
            throw new EngineException(new Failure.ToolMissing("git", host.label()));
        }
        return result;
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

    private static Optional<String> text(String field) {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
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
