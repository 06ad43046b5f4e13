package dev.tidemark.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The bare git repository with the shop's code. It is written from the folders in {@code shop/}:
 * each one lies over the one before and is one commit; its file COMMIT says why, and how long ago
 * it is to look.
 */
final class CodeRepository {

    static final String BRANCH = "main";
    private static final String BROKEN = "broken";

    private final Path bare;
    private final Path sources;

    CodeRepository(Path bare, Path sources) {
        this.bare = bare;
        this.sources = sources;
    }

    Path path() {
        return bare;
    }

    void create() throws IOException {
        git(sources, "init", "--quiet", "--bare", "--initial-branch=" + BRANCH, bare.toString());
        inClone(clone -> {
            for (var folder : steps()) {
                commit(clone, folder);
            }
        });
    }

    Checkout checkout(Path folder) {
        return new Checkout(folder, this);
    }

    /**
     * As a developer would: a commit that looks harmless. False when it is the newest one already.
     */
    boolean pushBroken() throws IOException {
        var broken = sources.resolve(BROKEN);
        if (headSubject().equals(message(broken).getProperty("subject"))) {
            return false;
        }
        inClone(clone -> commit(clone, broken));
        return true;
    }

    /**
     * Takes the broken commit back by a new one. False when the newest commit is not the broken
     * one.
     */
    boolean pushFix() throws IOException {
        if (!headSubject().equals(message(sources.resolve(BROKEN)).getProperty("subject"))) {
            return false;
        }
        inClone(clone -> git(clone, "revert", "--no-edit", "HEAD"));
        return true;
    }

    private String headSubject() {
        return git(bare, "log", "-1", "--format=%s", BRANCH);
    }

    private List<Path> steps() throws IOException {
        try (var folders = Files.list(sources)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> !folder.endsWith(BROKEN))
                    .sorted()
                    .toList();
        }
    }

    @FunctionalInterface
    private interface Change {
        void in(Path clone) throws IOException;
    }

    private void inClone(Change change) throws IOException {
        var clone = Files.createTempDirectory(bare.getParent(), "developer");
        try {
            git(clone, "clone", "--quiet", bare.toString(), ".");
            git(clone, "symbolic-ref", "HEAD", "refs/heads/" + BRANCH);
            change.in(clone);
            git(clone, "push", "--quiet", "origin", "HEAD:" + BRANCH);
        } finally {
            Folders.empty(clone);
            Files.delete(clone);
        }
    }

    private static void commit(Path clone, Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = clone.resolve(folder.relativize(file).toString());
                if (!target.endsWith("COMMIT")) {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        git(clone, "add", "--all");
        var message = message(folder);
        var date =
                Instant.now()
                        .minus(Duration.ofDays(Long.parseLong(message.getProperty("daysAgo"))))
                        .toString();
        var dated = Map.of("GIT_AUTHOR_DATE", date, "GIT_COMMITTER_DATE", date);
        git(dated, clone, "commit", "--quiet", "--message=" + message.getProperty("subject"));
    }

    private static Properties message(Path folder) throws IOException {
        var message = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("COMMIT"))) {
            message.load(reader);
        }
        return message;
    }

    static String git(Path folder, String... arguments) {
        return git(Map.of(), folder, arguments);
    }

    /** Apart from the git settings of whoever runs this: no signing, no hooks, no other author. */
    private static String git(Map<String, String> more, Path folder, String... arguments) {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var environment =
                new HashMap<>(
                        Map.of(
                                "GIT_CONFIG_GLOBAL", "/dev/null",
                                "GIT_CONFIG_NOSYSTEM", "1",
                                "GIT_TERMINAL_PROMPT", "0",
                                "GIT_AUTHOR_NAME", "Nordlicht developers",
                                "GIT_AUTHOR_EMAIL", "developers@nordlicht.example",
                                "GIT_COMMITTER_NAME", "Nordlicht developers",
                                "GIT_COMMITTER_EMAIL", "developers@nordlicht.example"));
        environment.putAll(more);
        return new Command(command, folder, environment).run();
    }
}
