package dev.tidemark.backup;

import dev.tidemark.activity.Progress;
import dev.tidemark.activity.Running;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a backup is over all its parts, of which several may be under way: bytes read of the
 * bytes expected, which are those of the backup before, or what the tools find while they read.
 * What is left is estimated from the speed so far.
 */
final class BackupProgress {
    private static final double NANOS = 1e9;

    private final Running running;
    private final List<PartSource> sources;
    private final Map<String, Long> expected;
    private final Map<PartSource, Reached> reached = new HashMap<>();
    private final long began = System.nanoTime();

    /**
     * @param totalBytes the best guess
     * @param known whether that is more than what was read so far
     */
    private record Reached(
            long bytes, long totalBytes, long files, long totalFiles, boolean known) {}

    BackupProgress(Running running, List<PartSource> sources, Map<String, Long> expected) {
        this.running = running;
        this.sources = sources;
        this.expected = expected;
    }

    synchronized void end(PartSource source, BackupPart part) {
        reached.put(
                source, new Reached(part.bytes(), part.bytes(), part.files(), part.files(), true));
    }

    /** As restic reports it for a part. */
    synchronized void report(PartSource source, dev.tidemark.engine.restic.Progress part) {
        long partTotal = Math.max(Math.max(part.totalBytes(), part.bytesDone()), expected(source));
        var now =
                new Reached(
                        part.bytesDone(),
                        partTotal,
                        part.filesDone(),
                        part.totalFiles(),
                        part.totalBytes() > 0 || expected.containsKey(source.name()));
        reached.put(source, now);
        running.progress(
                overall(),
                "%s: %s%s"
                        .formatted(
                                source.title(),
                                PartWords.size(now.bytes()),
                                now.known() ? " of " + PartWords.size(partTotal) : " so far"));
    }

    private Progress overall() {
        var all = reached.values();
        long done = all.stream().mapToLong(Reached::bytes).sum();
        long total = all.stream().mapToLong(Reached::totalBytes).sum() + notBegun();
        boolean known = all.stream().allMatch(Reached::known);
        boolean filesKnown = all.stream().allMatch(part -> part.totalFiles() > 0);
        return new Progress(
                known && total > 0 ? Math.min(1, (double) done / total) : null,
                done,
                known ? total : null,
                all.stream().mapToLong(Reached::files).sum(),
                filesKnown ? all.stream().mapToLong(Reached::totalFiles).sum() : null,
                known ? secondsLeft(done, total) : null);
    }

    private long notBegun() {
        return sources.stream()
                .filter(source -> !reached.containsKey(source))
                .mapToLong(this::expected)
                .sum();
    }

    private long expected(PartSource source) {
        return expected.getOrDefault(source.name(), 0L);
    }

    private @Nullable Long secondsLeft(long done, long total) {
        double seconds = (System.nanoTime() - began) / NANOS;
        return done == 0 || seconds < 1 ? null : Math.round((total - done) * seconds / done);
    }
}
