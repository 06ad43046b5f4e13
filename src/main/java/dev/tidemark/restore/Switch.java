package dev.tidemark.restore;

import dev.tidemark.engine.DirectoryCutover;
import dev.tidemark.engine.DirectoryCutover.Outcome;
import dev.tidemark.engine.DirectoryCutovers;
import dev.tidemark.engine.mariadb.CutoverResult;
import dev.tidemark.engine.mariadb.MariaDb;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentTools;
import java.util.List;
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
        return words(directories(target).forward(item.directoryPlan()), item.directoryPlan());
    }

    /** Back to what was live before; does nothing for what was not switched. */
    List<String> back(Environment target, Journal.Item item, RestoreId restore) {
        if (item.isDatabases()) {
            return words(server(target, item).rollBack(item.cutover(restore)));
        }
        return words(directories(target).back(item.directoryPlan()), item.directoryPlan());
    }

    private static List<String> words(Outcome outcome, DirectoryCutover plan) {
        return switch (outcome) {
            case MOVED -> List.of();
            case ALREADY -> List.of("%s was so already.".formatted(plan.live()));
            case REPLACED ->
                    List.of(
                            "%s had been replaced by something else meanwhile, which lies at %s now and will not be deleted."
                                    .formatted(plan.live(), plan.beside()));
        };
    }

    private static List<String> words(CutoverResult result) {
        return Stream.concat(
                        result.remarks().stream(),
                        result.statements().stream()
                                .map(statement -> "An administrator has to run: " + statement))
                .toList();
    }

    boolean isSwitched(Environment target, Journal.Item item) {
        return directories(target).isForward(item.directoryPlan());
    }

    MariaDb server(Environment target, Journal.Item item) {
        var service =
                target.services().stream()
                        .filter(candidate -> candidate.name().equals(item.service()))
                        .findFirst()
                        .orElseThrow();
        return tools.mariaDb(target, service);
    }

    private DirectoryCutovers directories(Environment target) {
        return new DirectoryCutovers(tools.host(target));
    }
}
