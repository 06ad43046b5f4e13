package dev.tidemark.restore;

import dev.tidemark.engine.Directories;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.mariadb.MariaDb;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentTools;
import java.util.Objects;
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

    void forward(Environment target, Journal.Item item, RestoreId restore) {
        if (item.isDatabases()) {
            server(target, item).cutOver(item.cutover(restore));
        } else if (!isSwitched(target, item)) {
            directories(target).exchange(live(item), beside(item));
        }
    }

    /** Back to what was live before; does nothing for what was not switched. */
    void back(Environment target, Journal.Item item, RestoreId restore) {
        if (item.isDatabases()) {
            server(target, item).rollBack(item.cutover(restore));
        } else if (isSwitched(target, item)) {
            directories(target).exchange(live(item), beside(item));
        }
    }

    private boolean isSwitched(Environment target, Journal.Item item) {
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
