package dev.tidemark.engine.mariadb;

import java.util.ArrayList;
import java.util.List;

/**
 * What happens to triggers around the rename.
 *
 * @param released before it, from the tables that move
 * @param made after it, on the tables that have come
 */
record Triggers(List<Statement> released, List<Statement> made) {
    static Triggers of(CutoverPlan plan, Found found, boolean mayLock) {
        var released = new ArrayList<Statement>();
        var locks = new ArrayList<String>();
        var made = new ArrayList<Statement>();
        for (var database : plan.databases()) {
            var moves = new TableMoves(database, found);
            var leaving = moves.leaving();
            leaving.forEach(table -> locks.add(Sql.name(database.live(), table) + " write"));
            drop(released, database.live(), found, leaving);
            made.addAll(made(database, found, leaving));
        }
        if (!released.isEmpty() && mayLock) {
            // Fails here, with everything in place, if a table cannot be had.
            released.addFirst(Statement.of("lock tables " + String.join(", ", locks)));
            released.add(Statement.of("unlock tables"));
        }
        for (var database : plan.databases()) {
            var moves = new TableMoves(database, found);
            drop(released, database.incoming(), found, moves.coming());
        }
        return new Triggers(List.copyOf(released), List.copyOf(made));
    }

    private static void drop(
            List<Statement> statements, String schema, Found found, List<String> tables) {
        found.in(schema).triggers().stream()
                .filter(trigger -> tables.contains(trigger.table()))
                .forEach(trigger -> statements.add(drop(schema, trigger.name())));
    }

    private static Statement drop(String schema, String name) {
        return Statement.of("drop trigger if exists " + Sql.name(schema, name));
    }

    /** Those of one table all anew if one is amiss, since their order counts. */
    private static List<Statement> made(
            CutoverPlan.Database database, Found found, List<String> leaving) {
        var statements = new ArrayList<Statement>();
        var tables =
                database.after().definitions().stream()
                        .filter(wanted -> wanted.kind() == Definition.Kind.TRIGGER)
                        .map(Definition::table)
                        .distinct()
                        .toList();
        var writer = new DefinitionWriter(database.live(), database.after().collation());
        for (var table : tables) {
            var wanted = of(database.after().definitions(), table);
            var there =
                    leaving.contains(table)
                            ? List.<Definition>of()
                            : of(found.definitions(database.live()), table);
            if (!same(wanted, there)) {
                there.forEach(trigger -> statements.add(drop(database.live(), trigger.name())));
                wanted.forEach(trigger -> statements.add(writer.create(trigger, false)));
            }
        }
        return statements;
    }

    private static List<Definition> of(List<Definition> definitions, String table) {
        return definitions.stream()
                .filter(d -> d.kind() == Definition.Kind.TRIGGER && d.table().equals(table))
                .toList();
    }

    private static boolean same(List<Definition> wanted, List<Definition> there) {
        if (wanted.size() != there.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).sameAs(there.get(i))) {
                return false;
            }
        }
        return true;
    }
}
