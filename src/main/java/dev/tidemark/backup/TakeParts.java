package dev.tidemark.backup;

import dev.tidemark.activity.StepResult;
import dev.tidemark.backup.PartSource.DatabaseSource;
import dev.tidemark.backup.TakeBackup.Work;
import dev.tidemark.engine.Beside;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Takes all parts of one backup, each as a step. Databases come one after the other; as soon as the
 * moments of all of them are fixed, the other parts are taken beside them.
 */
final class TakeParts {
    private final Work work;
    private final Parts parts;
    private final String prefix;
    private final List<PartSource> sources;
    private final BackupProgress progress;
    private final Moments moments;

    /**
     * @param prefix of the step keys
     * @param expected bytes by part's name, for the progress
     */
    TakeParts(Work work, Parts parts, String prefix, Map<String, Long> expected) {
        this.work = work;
        this.parts = parts;
        this.prefix = prefix;
        this.sources = PartSource.of(work.environment());
        this.progress = new BackupProgress(work.running(), sources, expected);
        this.moments = new Moments(sources);
    }

    /** In the order of {@link PartSource#of}. If one fails, what is taken beside it is ended. */
    List<TakenPart> take() {
        forgetLeftovers();
        var databases = sources.stream().filter(DatabaseSource.class::isInstance).toList();
        var rest = sources.stream().filter(source -> !databases.contains(source)).toList();
        try (var others = Beside.start("restic", () -> takeOthers(rest))) {
            var taken =
                    databases.stream().map(source -> take(source, others::failIfFailed)).toList();
            return Stream.concat(taken.stream(), others.result().stream()).toList();
        }
    }

    private List<TakenPart> takeOthers(List<PartSource> others) {
        moments.await();
        return others.stream().map(source -> take(source, () -> {})).toList();
    }

    /**
     * @param meanwhile is called now and then, and may fail
     */
    private TakenPart take(PartSource source, Runnable meanwhile) {
        var taking =
                new Parts.Taking(
                        sources.indexOf(source) + 1,
                        () -> moments.fixed(source),
                        part -> {
                            meanwhile.run();
                            progress.report(source, part);
                        });
        var taken =
                work.running()
                        .step(
                                key(source),
                                source.title(),
                                TakenPart.class,
                                () -> {
                                    var part = parts.takeOrLeaveOut(work, source, taking);
                                    var detail = PartWords.of(part);
                                    work.running().log("%s: %s".formatted(source.title(), detail));
                                    part.leftOut()
                                            .forEach(one ->
                                                    work.running()
                                                            .warn("Not saved: " + one.words()));
                                    return new StepResult<>(part, detail);
                                });
        moments.fixed(source);
        if (taken.part() != null) {
            progress.end(source, taken.part());
        }
        return taken;
    }

    private String key(PartSource source) {
        return prefix + "part:" + source.name();
    }

    /**
     * A worker that was lost may have stored parts without recording them. All of them are
     * forgotten before any is taken, since forgetting has to have the vault to itself.
     */
    private void forgetLeftovers() {
        sources.stream()
                .filter(source -> work.running().outcome(key(source), TakenPart.class).isEmpty())
                .forEach(source -> TakeBackup.forgetLeftovers(work, source.name()));
    }
}
