package dev.tidemark.backup;

import dev.tidemark.backup.PartSource.DatabaseSource;
import dev.tidemark.backup.TakeBackup.Work;
import dev.tidemark.engine.Beside;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import dev.tidemark.engine.mariadb.Dump;
import dev.tidemark.engine.mariadb.Examination;
import dev.tidemark.engine.mariadb.MariaDb;
import dev.tidemark.engine.mariadb.Obstacle;
import dev.tidemark.engine.mariadb.TableDigest;
import dev.tidemark.engine.restic.BackupSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Takes one database. Beside the dump it is found out whether everything can be made again, so that
 * a backup that says completed can be restored.
 */
record TakeDatabase(Work work, DatabaseSource source, Parts.Taking taking, MariaDb server) {
    private static final Duration TIMEOUT = Duration.ofHours(24);
    private static final int MOST_TRIES = 20;

    /** What the protocol puts around a statement. */
    private static final int ENVELOPE = 64;

    TakenPart whole() {
        refuseIfNotPermitted();
        try (var examining = Beside.start("mariadb", this::unobstructed)) {
            var position = new AtomicReference<>("");
            var dump = dump(Set.of(), position);
            try {
                var summary = store(dump, examining::failIfFailed);
                var examined = examining.result();
                refuse(tooLong(dump.tables()));
                return taken(
                        summary, examined, dump, Objects.requireNonNull(position.get()), List.of());
            } catch (EngineException problem) {
                if (problem.failure() instanceof Failure.BrokenObject) {
                    examining.result(); // names it together with everything else
                }
                throw problem;
            }
        }
    }

    private Examination unobstructed() {
        var examined = server.examine(source.database(), work.passed()::contains);
        refuse(examined.obstacles());
        return examined;
    }

    private void refuse(List<Obstacle> obstacles) {
        if (!obstacles.isEmpty()) {
            obstacles.forEach(one -> work.running().warn("Not restorable: " + one.words()));
            throw new EngineException(
                    new Failure.NotRestorable(obstacles.stream().map(Obstacle::words).toList()));
        }
    }

    private void refuseIfNotPermitted() {
        var lacking = server.shortcomings(source.database());
        if (!lacking.isEmpty()) {
            throw new EngineException(
                    new Failure.PermissionMissing(
                            lacking.stream()
                                    .map(one -> one.sentence() + " " + one.remedy())
                                    .toList()));
        }
    }

    /** A table that breaks while it is read is left out in another try. */
    TakenPart whatCanBeSaved() {
        var examined = examined();
        var leftOut = new ArrayList<LeftOut>();
        examined.obstacles().forEach(one -> leftOut.add(leftOut(one)));
        var without = new HashSet<>(examined.unreadable());
        for (int tries = 1; ; tries++) {
            var position = new AtomicReference<>("");
            var dump = dump(without, position);
            try {
                var summary = store(dump, () -> {});
                tooLong(dump.tables()).forEach(one -> leftOut.add(leftOut(one)));
                return taken(
                        summary, examined, dump, Objects.requireNonNull(position.get()), leftOut);
            } catch (EngineException problem) {
                if (!(problem.failure() instanceof Failure.BrokenObject broken)
                        || tries == MOST_TRIES
                        || !without.add(broken.object())) {
                    throw problem;
                }
                var name = source.database() + "." + broken.object();
                leftOut.add(leftOut(new Obstacle("table", name, broken.reason())));
            }
        }
    }

    private Examination examined() {
        try {
            return server.examine(source.database(), work.passed()::contains);
        } catch (EngineException problem) {
            if (problem.failure() instanceof Failure.PermissionMissing) {
                return server.examine(source.database(), fingerprint -> true);
            }
            throw problem;
        }
    }

    private LeftOut leftOut(Obstacle one) {
        return new LeftOut(source.name(), one.type(), one.name(), one.reason());
    }

    private Dump dump(Collection<String> without, AtomicReference<String> position) {
        return server.dump(
                source.database(),
                without,
                () -> {
                    taking.momentFixed().run();
                    position.set(server.writeMark().gtidPosition());
                });
    }

    private BackupSummary store(Dump dump, Runnable meanwhile) {
        return dump.storeIn(
                work.vault(),
                DatabaseParts.DUMP,
                work.labels(source.name()),
                TIMEOUT,
                part -> {
                    meanwhile.run();
                    taking.progress().accept(part);
                });
    }

    /** A dump writes binary values as twice as many digits. */
    private List<Obstacle> tooLong(List<TableDigest> tables) {
        long most = server.longestStatement();
        return tables.stream()
                .filter(table -> table.longestStatement() + ENVELOPE > most)
                .map(table ->
                        new Obstacle(
                                "table",
                                source.database() + "." + table.name(),
                                "loading one of its rows takes %,d bytes at once, and the server accepts %,d; raise its max_allowed_packet"
                                        .formatted(table.longestStatement(), most)))
                .toList();
    }

    private TakenPart taken(
            BackupSummary summary,
            Examination examined,
            Dump dump,
            String position,
            List<LeftOut> leftOut) {
        sayWhatIsRounded();
        return new TakenPart(
                TakeBackup.part(source.name(), taking.ordinal(), BackupPart.Kind.DATABASE, summary),
                DatabaseFacts.of(source, examined, dump.tables(), position, leftOut.isEmpty()),
                null,
                null,
                leftOut);
    }

    private void sayWhatIsRounded() {
        var columns = server.roundedColumns(source.database());
        if (!columns.isEmpty()) {
            work.running()
                    .warn(
                            "Only six significant digits are kept of FLOAT columns: %s. DOUBLE and DECIMAL are kept whole."
                                    .formatted(String.join(", ", columns)));
        }
    }
}
