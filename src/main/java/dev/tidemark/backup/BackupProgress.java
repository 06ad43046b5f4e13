package dev.tidemark.backup;

import dev.tidemark.activity.Progress;
import dev.tidemark.activity.Running;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a backup is over all its parts: bytes read of the bytes expected, which are those of the
 * backup before, or what the tools find while they read. What is left is estimated from the speed
 * so far.
 */
final class BackupProgress {
    private static final double NANOS = 1e9;

    private final Running running;
    private final List<PartSource> sources;
    private final Map<String, Long> expected;
    private final long began = System.nanoTime();
    private long doneBytes;
    private long doneFiles;
    private int current = -1;

    BackupProgress(Running running, List<PartSource> sources, Map<String, Long> expected) {
        this.running = running;
        this.sources = sources;
        this.expected = expected;
    }

    void begin(PartSource source) {
        current = sources.indexOf(source);
    }

    void end(BackupPart part) {
        doneBytes += part.bytes();
        doneFiles += part.files();
    }

    /** As restic reports it for the current part. */
    void report(dev.tidemark.engine.restic.Progress part) {
        var source = sources.get(current);
        long partTotal =
                Math.max(
                        Math.max(part.totalBytes(), part.bytesDone()),
                        expected.getOrDefault(source.name(), 0L));
        long total = doneBytes + partTotal + remainingParts();
        long done = doneBytes + part.bytesDone();
        boolean known = part.totalBytes() > 0 || expected.containsKey(source.name());
        running.progress(
                new Progress(
                        known && total > 0 ? Math.min(1, (double) done / total) : null,
                        done,
                        known ? total : null,
                        doneFiles + part.filesDone(),
                        part.totalFiles() > 0 ? doneFiles + part.totalFiles() : null,
                        known ? secondsLeft(done, total) : null),
                "%s: %s%s"
                        .formatted(
                                source.title(),
                                PartWords.size(part.bytesDone()),
                                known ? " of " + PartWords.size(partTotal) : " so far"));
    }

    private long remainingParts() {
        return sources.subList(current + 1, sources.size()).stream()
                .mapToLong(source -> expected.getOrDefault(source.name(), 0L))
                .sum();
    }

    private @Nullable Long secondsLeft(long done, long total) {
        double seconds = (System.nanoTime() - began) / NANOS;
        return done == 0 || seconds < 1 ? null : Math.round((total - done) * seconds / done);
    }
}
