package dev.tidemark.engine.restic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One restic sub-command: its arguments and the reading of its output.
 *
 * @param <R> what its output says
 */
sealed interface ResticCommand<R> {
    /** How long an operation waits for another one's lock before it looks whether that lives. */
    String PATIENCE = "10s";

    List<String> arguments();

    /**
     * @param output the messages it printed, without status lines
     */
    R parse(String output);

    record ShowVersion() implements ResticCommand<String> {
        @Override
        public List<String> arguments() {
            return List.of("version");
        }

        @Override
        public String parse(String output) {
            return output;
        }
    }

    record Init() implements Silent {
        @Override
        public List<String> arguments() {
            return List.of("init", "--json");
        }
    }

    record Probe() implements Silent {
        @Override
        public List<String> arguments() {
            return List.of("cat", "config", "--no-lock", "--json");
        }
    }

    record ListKeys() implements ResticCommand<List<RepositoryKey>> {
        @Override
        public List<String> arguments() {
            return List.of("key", "list", "--json", "--retry-lock", PATIENCE);
        }

        @Override
        public List<RepositoryKey> parse(String output) {
            return Messages.keys(output);
        }
    }

    /**
     * @param passwordFile stands for the file with the new password
     */
    record AddKey(String passwordFile, String user, String host) implements ResticCommand<String> {
        private static final Pattern ADDED = Pattern.compile("with ID ([0-9a-f]{64})");

        @Override
        public List<String> arguments() {
            return List.of(
                    "key",
                    "add",
                    "--retry-lock",
                    PATIENCE,
                    "--user=" + user,
                    "--host=" + host,
                    "--new-password-file=" + passwordFile);
        }

        @Override
        public String parse(String output) {
            var found = ADDED.matcher(output);
            if (!found.find()) {
                throw new IllegalStateException("restic did not name the key: " + output);
            }
            return found.group(1);
        }
    }

    record BackUpDirectory(DirectoryBackup what) implements ResticCommand<BackupSummary> {
        @Override
        public List<String> arguments() {
            var all = new ArrayList<>(List.of("backup", "--json", "--retry-lock", PATIENCE));
            all.addAll(labels(what.labels()));
            for (var exclude : what.excludes()) {
                all.add("--exclude=" + Excludes.anchored(what.path(), exclude));
            }
            all.addAll(List.of("--", what.path()));
            return all;
        }

        @Override
        public BackupSummary parse(String output) {
            return Messages.backupSummary(output);
        }
    }

    record BackUpOutput(OutputBackup what) implements ResticCommand<BackupSummary> {
        @Override
        public List<String> arguments() {
            var all = new ArrayList<>(List.of("backup", "--json", "--retry-lock", PATIENCE));
            all.addAll(labels(what.labels()));
            all.add("--stdin-filename=" + what.fileName());
            all.addAll(List.of("--stdin-from-command", "--"));
            all.addAll(Producer.arguments(what.producer()));
            return all;
        }

        @Override
        public BackupSummary parse(String output) {
            return Messages.backupSummary(output);
        }
    }

    record BackUpInput(String fileName, Labels labels) implements ResticCommand<BackupSummary> {
        @Override
        public List<String> arguments() {
            var all = new ArrayList<>(List.of("backup", "--json", "--retry-lock", PATIENCE));
            all.addAll(ResticCommand.labels(labels));
            all.addAll(List.of("--stdin", "--stdin-filename=" + fileName));
            return all;
        }

        @Override
        public BackupSummary parse(String output) {
            return Messages.backupSummary(output);
        }
    }

    record Print(SnapshotId snapshot, String fileName) implements Silent {
        @Override
        public List<String> arguments() {
            var path = fileName.startsWith("/") ? fileName : "/" + fileName;
            return List.of("dump", "--retry-lock", PATIENCE, "--", snapshot.value(), path);
        }
    }

    /** A directory as one tar stream, with paths relative to it. */
    record Archive(SnapshotId snapshot, String directory) implements Silent {
        @Override
        public List<String> arguments() {
            return List.of(
                    "dump",
                    "--archive=tar",
                    "--retry-lock",
                    PATIENCE,
                    "--",
                    snapshot + ":" + directory,
                    "/");
        }
    }

    record Restore(DirectoryRestore what) implements ResticCommand<RestoreTotals> {
        @Override
        public List<String> arguments() {
            var all =
                    new ArrayList<>(
                            List.of(
                                    "restore",
                                    "--json",
                                    "--retry-lock",
                                    PATIENCE,
                                    "--sparse",
                                    "--verify",
                                    "--delete"));
            what.without().forEach(path -> all.add("--exclude=/" + Excludes.literal(path)));
            all.addAll(
                    List.of(
                            "--target=" + what.target(),
                            "--",
                            what.snapshot() + ":" + what.source()));
            return all;
        }

        @Override
        public RestoreTotals parse(String output) {
            return Messages.restoreTotals(output);
        }
    }

    record Compare(DirectoryRestore what) implements Silent {
        @Override
        public List<String> arguments() {
            return List.of(
                    "restore",
                    "--json",
                    "--retry-lock",
                    PATIENCE,
                    "--dry-run",
                    "--verbose=2",
                    "--delete",
                    "--target=" + what.target(),
                    "--",
                    what.snapshot() + ":" + what.source());
        }
    }

    /** The directory itself: its own node is not part of what {@link Restore} brings back. */
    record ListDirectory(SnapshotId snapshot, String path) implements ResticCommand<DirectoryNode> {
        @Override
        public List<String> arguments() {
            return List.of("ls", "--json", "--retry-lock", PATIENCE, "--", snapshot.value(), path);
        }

        @Override
        public DirectoryNode parse(String output) {
            return Messages.directoryNode(output, path);
        }
    }

    record ListSnapshots(List<String> tags) implements ResticCommand<List<Snapshot>> {
        @Override
        public List<String> arguments() {
            var all = new ArrayList<>(List.of("snapshots", "--json", "--retry-lock", PATIENCE));
            if (!tags.isEmpty()) {
                all.add("--tag=" + String.join(",", tags));
            }
            return all;
        }

        @Override
        public List<Snapshot> parse(String output) {
            return Messages.snapshots(output);
        }
    }

    record Forget(Collection<SnapshotId> snapshots) implements Silent {
        @Override
        public List<String> arguments() {
            var all = new ArrayList<>(List.of("forget", "--json", "--retry-lock", PATIENCE, "--"));
            snapshots.forEach(id -> all.add(id.value()));
            return all;
        }
    }

    record Prune() implements Silent {
        @Override
        public List<String> arguments() {
            return List.of("prune", "--retry-lock", PATIENCE);
        }
    }

    record Unlock() implements Silent {
        @Override
        public List<String> arguments() {
            return List.of("unlock");
        }
    }

    record Check(CheckDepth depth) implements Silent {
        @Override
        public List<String> arguments() {
            var all = new ArrayList<>(List.of("check", "--retry-lock", PATIENCE));
            switch (depth) {
                case CheckDepth.Structure() -> {}
                case CheckDepth.Part(int number, int of) ->
                        all.add("--read-data-subset=%d/%d".formatted(number, of));
                case CheckDepth.Everything() -> all.add("--read-data");
            }
            return all;
        }
    }

    record Measure() implements ResticCommand<RepositorySize> {
        @Override
        public List<String> arguments() {
            return List.of("stats", "--json", "--retry-lock", PATIENCE, "--mode=raw-data");
        }

        @Override
        public RepositorySize parse(String output) {
            return Messages.repositorySize(output);
        }
    }

    /** A command of which only the success matters, or whose output is data. */
    sealed interface Silent extends ResticCommand<String> {
        @Override
        default String parse(String output) {
            return output;
        }
    }

    private static List<String> labels(Labels labels) {
        var all = new ArrayList<String>();
        all.add("--host=" + labels.host());
        labels.tags().forEach(tag -> all.add("--tag=" + tag));
        return all;
    }
}
