package dev.tidemark.restore;

import dev.tidemark.engine.Directories;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.mariadb.CutoverResult;
import dev.tidemark.engine.mariadb.MariaDb;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentTools;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Lets one journalled thing change places. Every verb looks first, so it can be repeated after a
 * crash at any point.
 */
@Component
class Switch {
    private final EnvironmentTools tools;

    Switch(EnvironmentTools tools) {
        this.tools = tools;
    }

    /** Returns what an administrator has to know or do afterwards, in sentences. */
    List<String> forward(Environment target, Journal.Item item, RestoreId restore) {
        if (item.isDatabases()) {
            return words(server(target, item).cutOver(item.cutover(restore)));
        }
        if (!isSwitched(target, item)) {
            directories(target).exchange(live(item), beside(item));
        }
        return List.of();
    }

    /** Back to what was live before; does nothing for what was not switched. */
    List<String> back(Environment target, Journal.Item item, RestoreId restore) {
        if (item.isDatabases()) {
            return words(server(target, item).rollBack(item.cutover(restore)));
        }
        if (isSwitched(target, item)) {
            directories(target).exchange(live(item), beside(item));
        }
        return List.of();
    }

    private static List<String> words(CutoverResult result) {
        return Stream.concat(
                        result.remarks().stream(),
                        result.statements().stream()
                                .map(statement -> "An administrator has to run: " + statement))
                .toList();
    }

    boolean isSwitched(Environment target, Journal.Item item) {
        return directories(target).identity(live(item)).value().equals(item.besideIdentity());
    }

    MariaDb server(Environment target, Journal.Item item) {
        var service =
                target.services().stream()
                        .filter(candidate -> candidate.name().equals(item.service()))
                        .findFirst()
                        .orElseThrow();
        return tools.mariaDb(target, service);
    }

    private Directories directories(Environment target) {
        Host host = tools.host(target);
        return new Directories(host);
    }

    private static String live(Journal.Item item) {
        return Objects.requireNonNull(item.live());
    }

    private static String beside(Journal.Item item) {
        return Objects.requireNonNull(item.beside());
    }
}
