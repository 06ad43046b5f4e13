package dev.tidemark.restore;

import dev.tidemark.activity.LeaseLost;
import dev.tidemark.activity.StepResult;
import dev.tidemark.activity.Words;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.Directories;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import dev.tidemark.engine.mariadb.CutoverRequest;
import dev.tidemark.environment.EnvironmentTools;
import dev.tidemark.environment.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The switch of all parts, by a journal that is written first. All of it happens, or what has
 * happened is turned back; a worker that takes over goes on in the same direction.
 */
@Component
class Switching {
    private static final Logger LOG = LoggerFactory.getLogger(Switching.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Restores restores;
    private final EnvironmentTools tools;
    private final Switch change;

    Switching(Restores restores, EnvironmentTools tools, Switch change) {
        this.restores = restores;
        this.tools = tools;
        this.change = change;
    }

    /** Fails with {@link Refused} once everything is as before, if it cannot be switched. */
    void run(RestoreWork work, List<Prepared> prepared) {
        var id = work.restore().id();
        var journal =
                restores.journal(id)
                        .orElseGet(() -> write(work, Journal.of(items(work, prepared))));
        switch (journal.phase()) {
            case SWITCHING -> goForward(work, journal);
            case TURNING_BACK -> turnBack(work, journal);
            case TURNED_BACK -> throw turnedBack(journal);
            case SWITCHED -> {}
        }
    }

    private void goForward(RestoreWork work, Journal journal) {
        try {
            for (var item : journal.items()) {
                work.running()
                        .step(
                                "switch:" + item.part(),
                                "Switch " + item.title(),
                                String.class,
                                () -> {
                                    change.forward(work.target(), item, work.restore().id());
                                    return new StepResult<>("switched", null);
                                });
            }
        } catch (DataAccessException | LeaseLost notRecorded) {
            throw notRecorded;
        } catch (RuntimeException problem) {
            if (isInterrupted(problem)) {
                throw problem;
            }
            turnBack(work, write(work, journal.turnBack(Words.of(problem))));
        }
        work.running().log("Switched. Requests were not held, since no gate is connected.");
        work.running().guarded(() -> restores.write(work.restore().id(), journal.switched()));
    }

    private Journal write(RestoreWork work, Journal journal) {
        work.running()
                .guarded(() -> {
                    restores.write(work.restore().id(), journal);
                    restores.state(work.restore().id(), RestoreState.SWITCHING);
                });
        return journal;
    }

    /**
     * Databases first: they are what an application notices. Decided now, not while preparing,
     * since time has passed.
     */
    private List<Journal.Item> items(RestoreWork work, List<Prepared> prepared) {
        var items = new ArrayList<Journal.Item>();
        groups(work)
                .forEach((service, requests) -> {
                    var live = requests.stream().map(CutoverRequest::live).toList();
                    items.add(
                            Journal.Item.databases(
                                    "database:" + service.name(),
                                    (live.size() == 1 ? "database " : "databases ")
                                            + String.join(", ", live),
                                    service.name(),
                                    tools.mariaDb(work.target(), service).planCutover(requests)));
                });
        var directories = new Directories(work.host());
        for (var part : prepared) {
            if (!part.part().startsWith("database:")) {
                var beside = part.link() == null ? part.side() : part.link();
                items.add(
                        Journal.Item.directory(
                                part.part(),
                                part.title(),
                                part.live(),
                                beside,
                                directories.identity(beside).value(),
                                part.side()));
            }
        }
        return List.copyOf(items);
    }

    /** Databases of one service change places together, since keys may connect them. */
    private static Map<Service, List<CutoverRequest>> groups(RestoreWork work) {
        var id = work.restore().id();
        var groups = new LinkedHashMap<Service, List<CutoverRequest>>();
        for (var part : work.databases()) {
            var target = Targets.database(work.manifest(), part, work.target());
            groups.computeIfAbsent(target.service(), service -> new ArrayList<>())
                    .add(
                            new CutoverRequest(
                                    target.name(),
                                    SideNames.incoming(target.name(), id),
                                    SideNames.previous(target.name(), id),
                                    SideNames.twin(target.name(), id),
                                    List.of(),
                                    part.definitions()));
        }
        return groups;
    }

    /**
     * Tries until it is done: an environment is never left between two states while a worker lives.
     */
    private void turnBack(RestoreWork work, Journal journal) {
        work.running().warn("The switch is being turned back: " + journal.reason());
        while (true) {
            try {
                for (var item : journal.items().reversed()) {
                    change.back(work.target(), item, work.restore().id());
                }
                break;
            } catch (EngineException problem) {
                if (isInterrupted(problem)) {
                    throw problem;
                }
                LOG.warn("Turning back {} is tried again", work.restore().id(), problem);
                work.running().warn("Turning back is tried again: " + Words.of(problem));
                pause(problem);
            }
        }
        work.running().guarded(() -> restores.write(work.restore().id(), journal.turnedBack()));
        throw turnedBack(journal);
    }

    private static Refused turnedBack(Journal journal) {
        return new Refused(
                "%s What had been switched was turned back.".formatted(journal.reason()));
    }

    private static boolean isInterrupted(RuntimeException problem) {
        return problem instanceof EngineException engine
                && engine.failure() instanceof Failure.Cancelled;
    }

    private static void pause(EngineException problem) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw problem;
        }
    }
}
