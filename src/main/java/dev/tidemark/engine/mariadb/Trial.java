package dev.tidemark.engine.mariadb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Makes the structure and the definitions of a database in an empty side schema, which is dropped
 * again: what the server refuses there it would refuse at a restore. Events are made disabled.
 */
final class Trial {
    private static final String SUFFIX = "_check";

    private final Client client;
    private final String database;
    private final String side;
    private final Map<String, String> schemas = new LinkedHashMap<>();
    private final Set<Obstacle> obstacles = new LinkedHashSet<>();
    private final List<String> refusedTables = new ArrayList<>();

    /**
     * @param elsewhere schemas that keys lead to; in the trial they lead to none
     */
    Trial(Client client, String database, List<String> elsewhere) {
        this.client = client;
        this.database = database;
        this.side = SideName.of(database, SUFFIX);
        elsewhere.forEach(schema -> schemas.put(schema, SideName.of(schema, SUFFIX)));
        schemas.put(database, side);
    }

    /**
     * @return the definitions without those that the server refused
     */
    List<Definition> run(
            String structure, List<Definition> definitions, String characterSet, String collation) {
        try {
            client.query(Catalogue.SHORT, fresh(characterSet, collation));
            var tables = new Statements(client.renamed(structure, schemas));
            client.complaints(side, tables.text())
                    .forEach(complaint -> {
                        var obstacle = tables.obstacle(database, complaint);
                        obstacles.add(obstacle);
                        refusedTables.add(obstacle.name().substring(database.length() + 1));
                    });
            return accepted(definitions, collation);
        } finally {
            client.query(Catalogue.SHORT, "drop database if exists " + Sql.name(side));
        }
    }

    Set<Obstacle> obstacles() {
        return obstacles;
    }

    List<String> refusedTables() {
        return refusedTables;
    }

    List<String> refusedViews() {
        return obstacles.stream()
                .filter(one -> one.type().equals("view"))
                .map(one -> one.name().substring(database.length() + 1))
                .toList();
    }

    private String fresh(String characterSet, String collation) {
        return "drop database if exists %1$s; create database %1$s character set %2$s collate %3$s"
                .formatted(Sql.name(side), characterSet, collation);
    }

    /** What uses something that was refused is refused in its turn. */
    private List<Definition> accepted(List<Definition> definitions, String collation) {
        var writer = new DefinitionWriter(side, collation);
        var session = new Session.ByClient(client);
        var left = new LinkedHashMap<Statement, Definition>();
        definitions.forEach(
                one -> left.put(writer.create(Twins.inTwin(one, database, side), false), one));
        var failed = session.attempt(List.copyOf(left.keySet()));
        while (!failed.isEmpty() && failed.size() < left.size()) {
            left.keySet().retainAll(failed.keySet());
            failed = session.attempt(List.copyOf(left.keySet()));
        }
        left.keySet().retainAll(failed.keySet());
        failed.forEach((statement, words) ->
                obstacles.add(obstacle(Objects.requireNonNull(left.get(statement)), words)));
        return definitions.stream().filter(one -> !left.containsValue(one)).toList();
    }

    private Obstacle obstacle(Definition refused, String words) {
        return new Obstacle(
                refused.kind().words().toLowerCase(Locale.ROOT),
                database + "." + refused.name(),
                words.replace(side, database));
    }
}
