package dev.tidemark.restore;

import dev.tidemark.backup.Manifest;
import dev.tidemark.engine.mariadb.MariaDb;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentTools;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Deletes what a restore has left beside: prepared parts, or the previous state once its time is
 * over (S5.8). What is deleted carries names that only a restore gives, so nothing else can be hit.
 */
@Component
class Leftovers {
    private final EnvironmentTools tools;
    private final Restores restores;

    Leftovers(EnvironmentTools tools, Restores restores) {
        this.tools = tools;
        this.restores = restores;
    }

    /** Repeatable. Returns what it deleted, and what it could not, in words. */
    Report delete(RestoreId restore, Manifest manifest, Environment target) {
        var report = new Report();
        for (var part : manifest.databases()) {
            var database = Targets.database(manifest, part, target);
            var server = tools.mariaDb(target, database.service());
            var names = new ArrayList<>(MariaDb.twins(SideNames.twin(database.name(), restore)));
            names.addAll(
                    List.of(
                            SideNames.incoming(database.name(), restore),
                            SideNames.previous(database.name(), restore),
                            SideNames.aside(database.name(), restore)));
            for (var side : server.sides(database.name())) {
                if (names.contains(side)) {
                    server.dropSide(side);
                    report.deleted().add(side);
                }
            }
        }
        new FileLeftovers(restores, tools.host(target), target).delete(restore, manifest, report);
        return report;
    }

    /**
     * @param deleted what was deleted
     * @param left what was not, with the reason
     */
    record Report(List<String> deleted, List<String> left) {
        Report() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }
}
