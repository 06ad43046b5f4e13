package dev.tidemark.backup;

import dev.tidemark.backup.PartSource.DatabaseSource;
import dev.tidemark.backup.TakeBackup.Work;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import dev.tidemark.engine.mariadb.Obstacle;
import dev.tidemark.environment.EnvironmentTools;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Takes databases. */
@Component
class DatabaseParts {
    /** The one file of a database's snapshot. */
    static final String DUMP = "dump.sql";

    private final EnvironmentTools tools;

    DatabaseParts(EnvironmentTools tools) {
        this.tools = tools;
    }

    TakenPart take(Work work, DatabaseSource source, Parts.Taking taking) {
        var one =
                new TakeDatabase(
                        work, source, taking, tools.mariaDb(work.environment(), source.service()));
        if (work.completeness() != Completeness.WHOLE) {
            return one.whatCanBeSaved();
        }
        try {
            return one.whole();
        } catch (EngineException problem) {
            if (problem.failure() instanceof Failure.NotRestorable(List<String> objects)) {
                throw new EngineException(
                        new Failure.NotRestorable(
                                Stream.concat(objects.stream(), inLater(work, source)).toList()),
                        problem);
            }
            throw problem;
        }
    }

    /** So that people hear of everything at once, not of one database after the other. */
    private Stream<String> inLater(Work work, DatabaseSource first) {
        return PartSource.of(work.environment()).stream()
                .filter(DatabaseSource.class::isInstance)
                .map(DatabaseSource.class::cast)
                .dropWhile(source -> !source.equals(first))
                .skip(1)
                .flatMap(source -> obstacles(work, source));
    }

    private Stream<String> obstacles(Work work, DatabaseSource source) {
        try {
            return tools
                    .mariaDb(work.environment(), source.service())
                    .examine(source.database(), work.passed()::contains)
                    .obstacles()
                    .stream()
                    .map(Obstacle::words);
        } catch (EngineException notExamined) {
            return Stream.of(
                    "database %s could not be examined: %s"
                            .formatted(source.database(), notExamined.getMessage()));
        }
    }
}
