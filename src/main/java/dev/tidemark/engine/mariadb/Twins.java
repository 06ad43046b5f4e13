package dev.tidemark.engine.mariadb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Empty copies of the schemas of a plan, in which the server says what it thinks of a plan before
 * it is carried out.
 *
 * @param plan the real one
 */
record Twins(CutoverPlan plan) {
    /** All names that are made of the one that a plan carries. */
    static List<String> names(String twin) {
        return List.of(twin, incoming(twin), previous(twin));
    }

    private static String incoming(String twin) {
        return twin.substring(0, twin.length() - 1) + "v";
    }

    private static String previous(String twin) {
        return twin.substring(0, twin.length() - 1) + "w";
    }

    /** The same plan for the twins. */
    CutoverPlan mirrored() {
        return CutoverPlan.of(
                plan.databases().stream()
                        .map(database ->
                                new CutoverPlan.Database(
                                        database.twin(),
                                        incoming(database.twin()),
                                        previous(database.twin()),
                                        database.twin(),
                                        mirrored(database.before()),
                                        mirrored(database.after()),
                                        List.of(),
                                        List.of(),
                                        List.of()))
                        .toList());
    }

    private CutoverPlan.State mirrored(CutoverPlan.State state) {
        return new CutoverPlan.State(
                state.collation(),
                state.tables(),
                state.definitions().stream().map(this::mirrored).toList(),
                "");
    }

    /**
     * A view of several databases names them in its text. What it calls one may be a table's alias
     * of the same name; then the view is made as it is, on what is live.
     */
    private Definition mirrored(Definition definition) {
        var mirrored = definition;
        for (var database : plan.databases()) {
            mirrored = inTwin(mirrored, database.live(), database.twin());
        }
        return mirrored;
    }

    static Definition inTwin(Definition definition, String live, String twin) {
        return switch (definition.kind()) {
            case VIEW ->
                    definition.sql().contains("` " + Sql.name(live))
                            ? definition
                            : definition.withSql(
                                    definition
                                            .sql()
                                            .replace(Sql.name(live) + ".", Sql.name(twin) + "."));
            case EVENT -> EventText.disabled(definition);
            case FUNCTION, PROCEDURE, PACKAGE, PACKAGE_BODY, TRIGGER -> definition;
        };
    }

    /** A script for the twins; {@link #outOfTwins} takes it back. */
    String inTwins(String script) {
        var text = script;
        for (var database : plan.databases()) {
            var live = Sql.name(database.live());
            var twin = Sql.name(database.twin());
            text =
                    text.replace(live + ".", twin + ".")
                            .replace("ALTER DATABASE " + live, "ALTER DATABASE " + twin);
        }
        return text;
    }

    String outOfTwins(String sql) {
        var text = sql;
        for (var database : plan.databases()) {
            text = text.replace(Sql.name(database.twin()), Sql.name(database.live()));
        }
        return text;
    }

    /** Words of the server about twins, told of what they stand for. */
    String translated(String words) {
        var text = words;
        for (var database : plan.databases()) {
            for (var name : names(database.twin())) {
                text = text.replace(name, database.live());
            }
        }
        return text;
    }

    /**
     * Fresh ones, with the structure of the tables that are live and of those that are prepared.
     */
    List<Statement> structure() {
        var statements = new ArrayList<>(drops());
        for (var database : plan.databases()) {
            var collation = database.before().collation();
            for (var schema : names(database.twin())) {
                statements.add(create(schema, collation));
            }
            copy(statements, database.live(), database.twin(), database.before().tables());
            copy(
                    statements,
                    database.incoming(),
                    incoming(database.twin()),
                    database.after().tables());
        }
        return statements;
    }

    static Statement create(String schema, String collation) {
        return Statement.of(
                "create database %s%s"
                        .formatted(
                                Sql.name(schema),
                                collation.isEmpty() ? "" : " collate " + collation));
    }

    static void copy(
            List<Statement> statements, String from, String to, Collection<String> tables) {
        tables.forEach(table ->
                statements.add(
                        Statement.of(
                                "create table %s like %s"
                                        .formatted(Sql.name(to, table), Sql.name(from, table)))));
    }

    List<Statement> drops() {
        return plan.databases().stream()
                .flatMap(database -> names(database.twin()).stream())
                .map(name -> Statement.of("drop database if exists " + Sql.name(name)))
                .toList();
    }
}
