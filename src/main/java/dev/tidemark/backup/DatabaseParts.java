package dev.tidemark.backup;

import dev.tidemark.backup.PartSource.DatabaseSource;
import dev.tidemark.backup.TakeBackup.Work;
import dev.tidemark.environment.EnvironmentTools;
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
        return work.completeness() == Completeness.WHOLE ? one.whole() : one.whatCanBeSaved();
    }
}
