package dev.tidemark.restore;

import dev.tidemark.activity.Running;
import dev.tidemark.activity.StepResult;
import dev.tidemark.engine.Directories;
import dev.tidemark.engine.DirectoryCutovers;
import dev.tidemark.engine.SideDirectories;
import dev.tidemark.engine.mariadb.CutoverRequest;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentTools;
import dev.tidemark.environment.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Decides what changes places with what, and tries it where it does no harm. */
@Component
class Planning {
    private final EnvironmentTools tools;
    private final Switch change;
    private final Restores restores;

    Planning(EnvironmentTools tools, Switch change, Restores restores) {
        this.tools = tools;
        this.change = change;
        this.restores = restores;
    }

    /** Databases first: they are what an application notices. */
    Journal restore(RestoreWork work, List<Prepared> prepared) {
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
        prepared.stream()
                .filter(part -> !part.isDatabase() && part.within() == null)
                .forEach(part -> items.add(directory(work, part)));
        return Journal.of(items);
    }

    private Journal.Item directory(RestoreWork work, Prepared part) {
        var link = part.link();
        if (link != null) {
            takeOverRelease(work, part.live());
        }
        var beside = link == null ? part.side() : link;
        var plan =
                new DirectoryCutovers(work.host())
                        .plan(part.live(), beside, link != null, part.carries());
        part.carries().stream()
                .filter(carry ->
                        plan.carried().stream().noneMatch(to -> to.to().equals(carry.to())))
                .forEach(carry ->
                        work.running()
                                .warn(
                                        "%s is gone, so it is not there after the restore either. Restore its files too."
                                                .formatted(carry.from())));
        return Journal.Item.directory(part.part(), part.title(), plan);
    }

    /** A release that an earlier restore has made is this one's previous state from now on. */
    private void takeOverRelease(RestoreWork work, String link) {
        var facts = new Directories(work.host()).facts(link);
        if (facts.symbolicLink() && SideDirectories.isOurs(facts.realPath())) {
            work.running()
                    .guarded(() -> restores.makes(work.restore().id(), List.of(facts.realPath())));
        }
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
                                    Objects.requireNonNullElse(part.objects(), List.of()),
                                    part.objects() == null ? part.definitions() : ""));
        }
        return groups;
    }

    /**
     * The way back from a completed cutover, in the opposite order. The application may have made
     * or dropped tables since, so it is planned anew.
     */
    Journal undo(Environment target, RestoreId id, Journal done) {
        return Journal.of(
                done.items().reversed().stream()
                        .map(item ->
                                item.isDatabases()
                                        ? databasesBack(target, id, item)
                                        : Journal.Item.directory(
                                                item.part(),
                                                item.title(),
                                                item.directoryPlan().wayBack()))
                        .toList());
    }

    private Journal.Item databasesBack(Environment target, RestoreId id, Journal.Item item) {
        var done = item.cutover(id);
        Map<String, String> aside =
                done.live().stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(), live -> SideNames.aside(live, id)));
        return Journal.Item.databases(
                item.part(),
                item.title(),
                Objects.requireNonNull(item.service()),
                change.server(target, item).planUndo(done, aside));
    }

    /**
     * Carries out the plan of the databases, and its way back, on empty twins: what the server
     * refuses there fails here, and the site has not noticed.
     */
    void rehearse(Running running, Environment target, RestoreId id, Journal journal) {
        for (var item : journal.items()) {
            if (item.isDatabases()) {
                running.step(
                        "rehearse:" + item.part(),
                        "Rehearse the switch of " + item.title(),
                        String.class,
                        () -> {
                            var plan = item.cutover(id);
                            plan.notKept().forEach(running::warn);
                            change.server(target, item).rehearse(plan);
                            return new StepResult<>("rehearsed", "There and back on empty twins");
                        });
            }
        }
    }
}
