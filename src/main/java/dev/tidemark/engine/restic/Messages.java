package dev.tidemark.engine.restic;

import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads restic's JSON, which is one message per line for most commands. */
final class Messages {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PERMISSIONS = 0777;
    private static final int GO_SETUID = 1 << 23;
    private static final int GO_SETGID = 1 << 22;
    private static final int GO_STICKY = 1 << 20;

    private Messages() {}

    static Optional<JsonNode> read(String line) {
        try {
            return line.startsWith("{") ? Optional.of(JSON.readTree(line)) : Optional.empty();
        } catch (JacksonException noMessage) {
            return Optional.empty();
        }
    }

    static boolean isStatus(JsonNode message) {
        return type(message).equals("status");
    }

    static String type(JsonNode message) {
        return message.path("message_type").asString("");
    }

    static Progress progress(JsonNode status) {
        var files = status.path("files_done").asLong(status.path("files_restored").asLong(0));
        var bytes = status.path("bytes_done").asLong(status.path("bytes_restored").asLong(0));
        var remaining = status.path("seconds_remaining");
        return new Progress(
                Math.clamp(status.path("percent_done").asDouble(0), 0, 1),
                status.path("total_files").asLong(0),
                files + status.path("files_skipped").asLong(0),
                status.path("total_bytes").asLong(0),
                bytes + status.path("bytes_skipped").asLong(0),
                remaining.isNumber() ? OptionalLong.of(remaining.asLong()) : OptionalLong.empty(),
                status.path("current_files").valueStream().map(file -> file.asString("")).toList());
    }

    static BackupSummary backupSummary(String output) {
        var summary = summary(output);
        return new BackupSummary(
                new SnapshotId(summary.path("snapshot_id").asString("")),
                summary.path("total_files_processed").asLong(0),
                summary.path("total_bytes_processed").asLong(0),
                summary.path("data_added").asLong(0),
                summary.path("data_added_packed").asLong(0),
                Duration.ofMillis(Math.round(summary.path("total_duration").asDouble(0) * 1000)));
    }

    /** The snapshot that a partial backup has left behind. */
    static Optional<SnapshotId> partialSnapshot(String output) {
        return messages(output)
                .filter(message -> type(message).equals("summary"))
                .map(message -> message.path("snapshot_id").asString(""))
                .filter(id -> !id.isEmpty())
                .map(SnapshotId::new)
                .findFirst();
    }

    static RestoreTotals restoreTotals(String output) {
        var summary = summary(output);
        return new RestoreTotals(
                summary.path("files_restored").asLong(0) + summary.path("files_skipped").asLong(0),
                summary.path("bytes_restored").asLong(0) + summary.path("bytes_skipped").asLong(0));
    }

    static DirectoryNode directoryNode(String output, String path) {
        return messages(output)
                .filter(node -> node.path("path").asString("").equals(path))
                .filter(node -> node.path("type").asString("").equals("dir"))
                .findFirst()
                .map(Messages::directoryNode)
                .orElseThrow(
                        () -> new EngineException(new Failure.PathMissing(path + " in the vault")));
    }

    private static DirectoryNode directoryNode(JsonNode node) {
        var modified = OffsetDateTime.parse(node.path("mtime").asString("")).toInstant();
        return new DirectoryNode(
                node.path("uid").asInt(0),
                node.path("gid").asInt(0),
                posixMode(node.path("mode").asLong(0)),
                "%d.%09d".formatted(modified.getEpochSecond(), modified.getNano()));
    }

    /** Go keeps the three special bits elsewhere than POSIX does. */
    private static int posixMode(long mode) {
        return (int) (mode & PERMISSIONS)
                | ((mode & GO_SETUID) != 0 ? 04000 : 0)
                | ((mode & GO_SETGID) != 0 ? 02000 : 0)
                | ((mode & GO_STICKY) != 0 ? 01000 : 0);
    }

    static List<RepositoryKey> keys(String output) {
        return JSON.readTree(output)
                .valueStream()
                .map(key ->
                        new RepositoryKey(
                                key.path("id").asString(""),
                                key.path("userName").asString(""),
                                key.path("hostName").asString("")))
                .toList();
    }

    static List<Snapshot> snapshots(String output) {
        return JSON.readTree(output)
                .valueStream()
                .map(Messages::snapshot)
                .sorted(Comparator.comparing(Snapshot::time))
                .toList();
    }

    private static Snapshot snapshot(JsonNode node) {
        return new Snapshot(
                new SnapshotId(node.path("id").asString("")),
                time(node.path("time").asString("")),
                node.path("hostname").asString(""),
                strings(node.path("tags")),
                strings(node.path("paths")),
                node.path("summary").path("total_files_processed").asLong(0),
                node.path("summary").path("total_bytes_processed").asLong(0));
    }

    static RepositorySize repositorySize(String output) {
        var size = messages(output).findFirst().orElseThrow();
        return new RepositorySize(
                size.path("total_size").asLong(0),
                size.path("total_uncompressed_size").asLong(size.path("total_size").asLong(0)),
                size.path("snapshots_count").asLong(0));
    }

    private static JsonNode summary(String output) {
        return messages(output)
                .filter(message -> type(message).equals("summary"))
                .findFirst()
                .orElseThrow(() ->
                        new EngineException(
                                new Failure.Other("restic", 0, List.of("no summary was printed"))));
    }

    private static Stream<JsonNode> messages(String output) {
        return output.lines().flatMap(line -> read(line).stream());
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(item -> item.asString("")).toList();
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
