package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Brings the live schemas of a plan to the state after it. Each part looks first at what is there
 * and does what is left, so it can be repeated after a crash between any two statements. The way
 * back is the same with the plan reversed.
 *
 * <p>What could fail comes before anything is taken away. Tables are locked once before their
 * triggers are dropped (the server renames no table with triggers to another schema); the rename
 * and the new triggers follow in the same session.
 */
final class Cutover {
    private final CutoverPlan plan;
    private final Session session;
    private final Catalogue catalogue;
    private final DefinitionReader reader;
    private final RoutineGrants grants;
    private final List<String> remarks = new ArrayList<>();

    Cutover(
            CutoverPlan plan,
            Session session,
            Catalogue catalogue,
            DefinitionReader reader,
            RoutineGrants grants) {
        this.grants = grants;
        this.plan = plan;
        this.session = session;
        this.catalogue = catalogue;
        this.reader = reader;
    }

    /** Fails before anything has moved, if it can; else after all that could be done is done. */
    CutoverResult run() {
        var refused = carryOut(false);
        if (!refused.isEmpty()) {
            throw new EngineException(
                    new Failure.ObjectsRefused(refused.stream().map(Objection::sentence).toList()));
        }
        dropWhatWasNotThere();
        return new CutoverResult(
                remarks,
                plan.databases().stream()
                        .flatMap(database ->
                                grants
                                        .restore(database.live(), database.after().definitions())
                                        .stream())
                        .toList());
    }

    /** A database that was gone before the cutover is gone again after the way back. */
    private void dropWhatWasNotThere() {
        var gone = plan.databases().stream().filter(db -> db.after().isNothing()).toList();
        if (!gone.isEmpty()) {
            var found = look();
            session.run(
                    gone.stream()
                            .filter(db ->
                                    found.in(db.live()).tables().isEmpty()
                                            && found.definitions(db.live()).isEmpty())
                            .map(db ->
                                    Statement.of("drop database if exists " + Sql.name(db.live())))
                            .toList());
        }
    }

    /** Goes on whatever the server refuses, for twins; returns all of that. */
    List<Objection> refused() {
        return carryOut(true);
    }

    private List<Objection> carryOut(boolean goOn) {
        makeSchemas();
        collate(); // what is stored with programs is the collation their schema has then
        var found = look();
        disableEvents(found);
        var refused = new ArrayList<>(make(found, Definition.Kind::isRoutine, Change.ADD));
        if (!refused.isEmpty() && !goOn) {
            return refused;
        }
        refused.addAll(moveTables(found, goOn));
        found = look();
        refused.addAll(make(found, Definition.Kind::isRoutine, Change.REPLACE));
        refused.addAll(make(found, kind -> kind == Definition.Kind.VIEW, Change.BOTH));
        dropObsolete(found);
        refused.addAll(make(look(), kind -> kind == Definition.Kind.EVENT, Change.BOTH));
        return refused;
    }

    private Found look() {
        return Found.of(plan, catalogue, reader);
    }

    private void makeSchemas() {
        var contents =
                catalogue.contents(
                        plan.databases().stream()
                                .flatMap(db -> Stream.of(db.live(), db.previous()))
                                .toList());
        var statements = new ArrayList<Statement>();
        for (var database : plan.databases()) {
            addMissing(statements, contents, database.live(), database.after().collation());
            addMissing(statements, contents, database.previous(), database.before().collation());
        }
        session.run(statements);
    }

    private static void addMissing(
            List<Statement> statements,
            Map<String, Catalogue.Contents> contents,
            String schema,
            String collation) {
        var there = contents.get(schema);
        if (there == null || !there.exists()) {
            statements.add(
                    Statement.of(
                            "create database if not exists %s%s"
                                    .formatted(
                                            Sql.name(schema),
                                            collation.isEmpty() ? "" : " collate " + collation)));
        }
    }

    /** So that none runs half way; those that stay as they are are left alone. */
    private void disableEvents(Found found) {
        var statements = new ArrayList<Statement>();
        for (var database : plan.databases()) {
            found.definitions(database.live()).stream()
                    .filter(event -> event.kind() == Definition.Kind.EVENT)
                    .filter(event -> database.replaces(event) || database.after().has(event))
                    .filter(event ->
                            database.after().definitions().stream().noneMatch(event::sameAs))
                    .filter(event -> !EventText.isDisabled(event))
                    .forEach(event -> statements.add(writer(database).disable(event)));
        }
        session.run(statements);
    }

    private List<Objection> moveTables(Found found, boolean goOn) {
        var renames = new ArrayList<String>();
        var before = new ArrayList<Statement>();
        for (var database : plan.databases()) {
            var moves = new TableMoves(database, found);
            moveBroken(database, moves);
            renames.addAll(moves.renames());
            moves.foreign()
                    .forEach((table, place) ->
                            remarks.add(
                                    "The application has made the table %s.%s meanwhile; it lies in %s."
                                            .formatted(database.live(), table, place)));
            moves.inTheWay(found.definitions(database.live()))
                    .forEach(view -> before.add(writer(database).drop(view)));
        }
        var after = Triggers.of(plan, found, mayLock());
        if (!renames.isEmpty()) {
            session.attempt(SequenceDefaults.of(plan, catalogue, true));
            before.addAll(0, after.released());
            before.add(Statement.of("rename table " + String.join(", ", renames)));
        }
        var refused = new ArrayList<Objection>();
        if (goOn) {
            session.run(before);
            refused.addAll(objections(session.attempt(after.made())));
        } else {
            before.addAll(after.made());
            session.run(before);
        }
        session.run(SequenceDefaults.of(plan, catalogue, false));
        moveBrokenBack(found);
        return refused;
    }

    /**
     * Accounts that were connected long ago may lack it; then there is no lock before the rename.
     */
    private boolean mayLock() {
        var grants = catalogue.grants();
        return plan.live().stream()
                .allMatch(live -> grants.missing(Set.of("LOCK TABLES"), live).isEmpty());
    }

    /** One by one, since a single one that cannot be moved would keep all others. */
    private void moveBroken(CutoverPlan.Database database, TableMoves moves) {
        for (var table : moves.brokenLeaving()) {
            var rename =
                    Statement.of(
                            "rename table "
                                    + TableMoves.rename(
                                            database.live(), table, database.previous(), table));
            if (!session.attempt(List.of(rename)).isEmpty()) {
                // Twice: of a table with a spoilt definition the first takes only the definition.
                var drop = Statement.of("drop table if exists " + Sql.name(database.live(), table));
                session.run(List.of(Statement.of("set foreign_key_checks = 0"), drop, drop));
            }
        }
    }

    private void moveBrokenBack(Found found) {
        for (var database : plan.databases()) {
            var moves = new TableMoves(database, found);
            session.attempt(
                    moves.brokenComing().stream()
                            .map(table ->
                                    Statement.of(
                                            "rename table "
                                                    + TableMoves.rename(
                                                            database.incoming(),
                                                            table,
                                                            database.live(),
                                                            table)))
                            .toList());
        }
    }

    /** What to make of definitions that are to be. */
    private enum Change {
        ADD,
        REPLACE,
        BOTH;

        /**
         * @param exists whether there is one of that name
         * @param waits for something that will be replaced
         */
        boolean concerns(boolean exists, boolean waits) {
            return switch (this) {
                case ADD -> !exists && !waits;
                case REPLACE -> exists || waits;
                case BOTH -> true;
            };
        }
    }

    /**
     * A package's body, which goes when the package is replaced, fits that package alone: if a
     * crash came in between, it is missing, and comes behind its package.
     */
    private static boolean isBodyOfAnother(Definition body, List<Definition> there) {
        return body.kind() == Definition.Kind.PACKAGE_BODY
                && there.stream().noneMatch(body::is)
                && there.stream().anyMatch(one -> one.isPackageOf(body));
    }

    private List<Objection> make(Found found, Predicate<Definition.Kind> kinds, Change change) {
        var statements = new ArrayList<Statement>();
        for (var database : plan.databases()) {
            var there = found.definitions(database.live());
            var renewed = new HashSet<String>();
            for (var wanted : database.after().definitions()) {
                if (!kinds.test(wanted.kind())) {
                    continue;
                }
                boolean exists = there.stream().anyMatch(wanted::is);
                boolean same =
                        there.stream().anyMatch(wanted::sameAs)
                                && !(wanted.kind() == Definition.Kind.PACKAGE_BODY
                                        && renewed.contains(wanted.name()));
                if (same || !change.concerns(exists, isBodyOfAnother(wanted, there))) {
                    continue;
                }
                if (wanted.kind() == Definition.Kind.PACKAGE) {
                    renewed.add(wanted.name()); // its body goes with the old one
                }
                statements.add(writer(database).create(wanted, exists));
            }
        }
        return untilAllAreMade(statements);
    }

    /** Some need others, of other databases too: what fails is tried again behind the others. */
    private List<Objection> untilAllAreMade(List<Statement> statements) {
        var left = statements;
        while (!left.isEmpty()) {
            var failed = session.attempt(left);
            if (failed.size() == left.size()) {
                return objections(failed);
            }
            left = List.copyOf(failed.keySet());
        }
        return List.of();
    }

    private static List<Objection> objections(Map<Statement, String> failed) {
        return failed.entrySet().stream()
                .map(entry -> new Objection(entry.getKey().object(), entry.getValue()))
                .toList();
    }

    private void dropObsolete(Found found) {
        var statements = new ArrayList<Statement>();
        for (var database : plan.databases()) {
            found.definitions(database.live()).reversed().stream()
                    .filter(there -> there.kind() != Definition.Kind.TRIGGER)
                    .filter(there -> database.replaces(there) && !database.after().has(there))
                    .forEach(there -> statements.add(writer(database).drop(there)));
        }
        session.run(statements);
    }

    private void collate() {
        var present = catalogue.collations(plan.live());
        session.run(
                plan.databases().stream()
                        .filter(database -> !database.after().collation().isEmpty())
                        .filter(database ->
                                !database.after().collation().equals(present.get(database.live())))
                        .map(database ->
                                Statement.of(
                                        "alter database %s collate %s"
                                                .formatted(
                                                        Sql.name(database.live()),
                                                        database.after().collation())))
                        .toList());
    }

    private DefinitionWriter writer(CutoverPlan.Database database) {
        return new DefinitionWriter(
                database.live(),
                database.after().collation().isEmpty()
                        ? catalogue
                                .collations(List.of(database.live()))
                                .getOrDefault(database.live(), "")
                        : database.after().collation());
    }
}
