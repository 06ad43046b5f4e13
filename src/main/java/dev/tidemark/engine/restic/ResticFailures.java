package dev.tidemark.engine.restic;

import dev.tidemark.engine.Failure;
import dev.tidemark.engine.ToolResult;
import java.util.List;
import java.util.regex.Pattern;

/** What restic's exit codes and words mean. */
final class ResticFailures {
    private static final int PARTIAL = 3;
    private static final int NO_REPOSITORY = 10;
    static final int LOCKED = 11;
    private static final int WRONG_PASSWORD = 12;

    private static final Pattern DAMAGE =
            Pattern.compile(
                    "not found in (the )?index|ciphertext verification failed|invalid data"
                            + " returned|hash mismatch|contains errors|pack .* does not exist|is"
                            + " damaged|unable to load blob|failed to load blob|unexpected EOF|missing"
                            + " from",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_SNAPSHOT =
            Pattern.compile("no matching ID found|failed to load snapshot|failed to find snapshot");
    private static final Pattern UNREACHABLE =
            Pattern.compile(
                    "connection refused|no such host|no route to host|i/o timeout|server sent"
                            + " unexpected|TLS handshake|x509:|unauthorized|Access Denied",
                    Pattern.CASE_INSENSITIVE);

    private ResticFailures() {}

    static Failure of(ResticCommand<?> command, ToolResult result, Repository repository) {
        var words = words(result.lastLines());
        var last = words.isEmpty() ? "" : words.getLast();
        var all = String.join("\n", words);
        for (var line : words) {
            if (SpaceGuard.full(line)) {
                return new Failure.DiskFull(line);
            }
        }
        return switch (result.exitCode()) {
            case PARTIAL -> new Failure.PartialRead(words);
            case NO_REPOSITORY -> new Failure.RepositoryMissing(repository.location());
            case LOCKED -> new Failure.RepositoryLocked(firstWith(words, "locked"));
            case WRONG_PASSWORD -> new Failure.WrongPassword();
            default -> byWords(command, result, repository, words, all, last);
        };
    }

    private static Failure byWords(
            ResticCommand<?> command,
            ToolResult result,
            Repository repository,
            List<String> words,
            String all,
            String last) {
        if (NO_SNAPSHOT.matcher(all).find()) {
            return new Failure.SnapshotMissing(snapshotOf(command));
        }
        if (command instanceof ResticCommand.BackUpOutput(OutputBackup what)
                && all.contains("command")) {
            return producerFailure(what, all, words, result);
        }
        if (command instanceof ResticCommand.Check) {
            return new Failure.Damaged(firstWith(words, "error", "not found", "missing", "pack"));
        }
        if (DAMAGE.matcher(all).find()) {
            return new Failure.Damaged(firstMatching(words, DAMAGE, last));
        }
        if (UNREACHABLE.matcher(all).find()) {
            return new Failure.RepositoryUnreachable(
                    repository.location(), firstMatching(words, UNREACHABLE, last));
        }
        return new Failure.Other("restic", result.exitCode(), words);
    }

    private static Failure producerFailure(
            OutputBackup what, String all, List<String> words, ToolResult result) {
        var program = what.producer().program();
        var name = program.substring(program.lastIndexOf('/') + 1);
        if (all.contains(Producer.NOT_FOUND)) {
            return new Failure.ToolMissing(name, "the host");
        }
        var own =
                words.stream()
                        .filter(line -> line.startsWith(Producer.ERROR_PREFIX))
                        .map(line -> line.substring(Producer.ERROR_PREFIX.length()))
                        .toList();
        return new Failure.Other(name, result.exitCode(), own.isEmpty() ? words : own);
    }

    private static String snapshotOf(ResticCommand<?> command) {
        return switch (command) {
            case ResticCommand.Print(SnapshotId id, _) -> id.value();
            case ResticCommand.Restore(DirectoryRestore what) -> what.snapshot().value();
            case ResticCommand.Compare(DirectoryRestore what) -> what.snapshot().value();
            case ResticCommand.ListDirectory(SnapshotId id, _) -> id.value();
            default -> "";
        };
    }

    /** The error lines, JSON messages reduced to what they say. */
    static List<String> words(List<String> lines) {
        return lines.stream().map(ResticFailures::word).filter(line -> !line.isBlank()).toList();
    }

    static String word(String line) {
        var text =
                Messages.read(line)
                        .map(message -> {
                            var item = message.path("item").asString("");
                            var error =
                                    message.path("error")
                                            .path("message")
                                            .asString(message.path("message").asString(""));
                            return item.isEmpty() || error.contains(item)
                                    ? error
                                    : item + ": " + error;
                        })
                        .orElse(line);
        return text.replaceFirst("^Fatal: ", "").lines().findFirst().orElse("");
    }

    private static String firstWith(List<String> words, String... parts) {
        return words.stream()
                .filter(line -> List.of(parts).stream().anyMatch(line::contains))
                .findFirst()
                .orElse(words.isEmpty() ? "restic gave no reason" : words.getLast());
    }

    private static String firstMatching(List<String> words, Pattern pattern, String otherwise) {
        return words.stream()
                .filter(line -> pattern.matcher(line).find())
                .findFirst()
                .orElse(otherwise);
    }
}
