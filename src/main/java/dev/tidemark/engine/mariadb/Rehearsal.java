package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Carries a plan out on its twins, there, back and there again, and looks each time. */
final class Rehearsal {
    private final Twins twins;
    private final CutoverPlan mirrored;
    private final Session session;
    private final Catalogue catalogue;
    private final DefinitionReader reader;
    private final RoutineGrants grants;
    private final List<String> objections = new ArrayList<>();

    Rehearsal(
            CutoverPlan plan,
            Session session,
            Catalogue catalogue,
            DefinitionReader reader,
            RoutineGrants grants) {
        this.grants = grants;
        this.twins = new Twins(plan);
        this.mirrored = twins.mirrored();
        this.session = session;
        this.catalogue = catalogue;
        this.reader = reader;
    }

    /** Fails with everything that the server refuses; no twin is left behind. */
    void run() {
        withTwins(() -> {
            carryOut(present(mirrored));
            if (objections.isEmpty()) {
                carryOut(mirrored);
            }
            if (objections.isEmpty()) {
                carryOut(mirrored.reversed());
                carryOut(mirrored);
            }
        });
        if (!objections.isEmpty()) {
            throw new EngineException(new Failure.ObjectsRefused(objections));
        }
    }

    /** Definitions of the present state that the server would not make again, with its words. */
    List<Objection> unmakeable() {
        var refused = new ArrayList<Objection>();
        withTwins(() -> refused.addAll(cutover(present(mirrored)).refused()));
        return refused.stream()
                .map(objection ->
                        new Objection(
                                twins.translated(objection.object()),
                                twins.translated(objection.words())))
                .toList();
    }

    private void withTwins(Runnable work) {
        try {
            session.run(twins.structure());
            work.run();
        } finally {
            session.attempt(twins.drops());
        }
    }

    /** Brings the present views and programs into the twins. */
    private static CutoverPlan present(CutoverPlan mirrored) {
        return CutoverPlan.of(
                mirrored.databases().stream()
                        .map(database ->
                                new CutoverPlan.Database(
                                        database.live(),
                                        database.previous(),
                                        database.previous(),
                                        database.twin(),
                                        new CutoverPlan.State("", List.of(), List.of(), ""),
                                        database.before(),
                                        List.of(),
                                        List.of(),
                                        List.of()))
                        .toList());
    }

    private Cutover cutover(CutoverPlan of) {
        return new Cutover(of, session, catalogue, reader, grants);
    }

    private void carryOut(CutoverPlan of) {
        cutover(of)
                .refused()
                .forEach(objection -> objections.add(twins.translated(objection.sentence())));
        if (objections.isEmpty()) {
            compare(of);
        }
    }

    private void compare(CutoverPlan of) {
        var found = Found.of(of, catalogue, reader);
        for (var database : of.databases()) {
            var wanted = names(database.after().tables(), database.after().definitions());
            var there =
                    names(
                            found.in(database.live()).tables().keySet(),
                            found.definitions(database.live()));
            difference(wanted, there).forEach(name -> object(database, name, "is not made"));
            difference(there, wanted).forEach(name -> object(database, name, "is left over"));
        }
    }

    private void object(CutoverPlan.Database database, String name, String words) {
        objections.add(twins.translated("%s of %s %s.".formatted(name, database.live(), words)));
    }

    private static Set<String> names(Collection<String> tables, List<Definition> definitions) {
        var names = new TreeSet<String>();
        Stream.concat(
                        tables.stream().map(table -> "TABLE " + table),
                        definitions.stream()
                                .filter(definition -> !EventText.happensOnce(definition))
                                .map(d -> d.kind().words() + " " + d.name()))
                .forEach(names::add);
        return names;
    }

    private static Set<String> difference(Set<String> all, Set<String> without) {
        var names = new TreeSet<>(all);
        names.removeAll(without);
        return names;
    }
}
