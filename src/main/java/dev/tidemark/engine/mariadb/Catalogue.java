package dev.tidemark.engine.mariadb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads what a schema holds by name. */
final class Catalogue {
    static final Duration SHORT = Duration.ofMinutes(2);

    private final Client client;

    Catalogue(Client client) {
        this.client = client;
    }

    /** Everything of several schemas, read in one session. */
    Map<String, Contents> contents(List<String> schemas) {
        var script = new StringBuilder();
        for (var schema : schemas) {
            script.append(statements(schema));
        }
        var found = new HashMap<String, Contents>();
        schemas.forEach(schema -> found.put(schema, new Contents()));
        for (var row : client.query(SHORT, script.toString())) {
            found.getOrDefault(row.text(1), new Contents()).add(row);
        }
        return found;
    }

    private static String statements(String schema) {
        return """
        select 'schema', schema_name, '', '' from information_schema.schemata where %s;
        select table_type, table_schema, table_name, '' from information_schema.tables where %s
          order by table_name;
        select 'TRIGGER', trigger_schema, trigger_name, event_object_table, action_timing,
            event_manipulation
          from information_schema.triggers where %s
          order by event_object_table, event_manipulation, action_timing, action_order;
        select routine_type, routine_schema, routine_name, '' from information_schema.routines
          where %s order by routine_name;
        select 'EVENT', event_schema, event_name, '' from information_schema.events where %s
          order by event_name;
        """
                .formatted(
                        Sql.is("schema_name", schema),
                        Sql.is("table_schema", schema),
                        Sql.is("trigger_schema", schema),
                        Sql.is("routine_schema", schema),
                        Sql.is("event_schema", schema));
    }

    /** The account's own. */
    Grants grants() {
        return Grants.parse(
                client.query(SHORT, "show grants").stream().map(row -> row.text(0)).toList());
    }

    /** Of the schemas that are there. */
    Map<String, String> collations(List<String> schemas) {
        var found = new HashMap<String, String>();
        if (!schemas.isEmpty()) {
            client.query(
                            SHORT,
                            "select schema_name, default_collation_name"
                                    + " from information_schema.schemata where "
                                    + anyOf("schema_name", schemas))
                    .forEach(row -> found.put(row.text(0), row.text(1)));
        }
        return found;
    }

    /** Columns whose default is taken from a sequence. */
    List<ColumnDefault> sequenceDefaults(List<String> schemas) {
        return client
                .query(
                        SHORT,
                        "select table_schema, table_name, column_name, column_default"
                                + " from information_schema.columns where column_default like"
                                + " '%val(%' and "
                                + anyOf("table_schema", schemas))
                .stream()
                .map(row -> new ColumnDefault(row.text(0), row.text(1), row.text(2), row.text(3)))
                .toList();
    }

    private static String anyOf(String column, List<String> schemas) {
        return schemas.stream()
                .map(schema -> "(" + Sql.is(column, schema) + ")")
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    record ColumnDefault(String schema, String table, String column, String expression) {}

    /** Names in one schema. */
    static final class Contents {
        private boolean exists;
        private final Map<String, TableFacts.Kind> tables = new LinkedHashMap<>();
        private final List<String> views = new ArrayList<>();
        private final List<Trigger> triggers = new ArrayList<>();
        private final Map<String, List<String>> routines = new HashMap<>();
        private final List<String> events = new ArrayList<>();
        private final List<String> hidden = new ArrayList<>();

        private void add(Row row) {
            var type = row.text(0);
            var name = row.text(2);
            switch (type) {
                case "schema" -> exists = true;
                case "BASE TABLE" -> tables.put(name, TableFacts.Kind.TABLE);
                case "SYSTEM VERSIONED" -> tables.put(name, TableFacts.Kind.SYSTEM_VERSIONED);
                case "SEQUENCE" -> tables.put(name, TableFacts.Kind.SEQUENCE);
                case "VIEW" -> views.add(name);
                case "TRIGGER" ->
                        triggers.add(
                                new Trigger(
                                        row.text(3),
                                        name,
                                        "%s %s".formatted(row.text(4), row.text(5))));
                case "EVENT" -> events.add(name);
                default -> routines.computeIfAbsent(type, t -> new ArrayList<>()).add(name);
            }
        }

        /** The same without some of its tables and views, as if they were not there. */
        Contents without(Collection<String> someTables, Collection<String> someViews) {
            var rest = new Contents();
            rest.exists = exists;
            rest.tables.putAll(tables);
            rest.tables.keySet().removeAll(someTables);
            rest.views.addAll(views);
            rest.views.removeAll(someViews);
            triggers.stream()
                    .filter(trigger -> !someTables.contains(trigger.table()))
                    .forEach(rest.triggers::add);
            rest.routines.putAll(routines);
            rest.events.addAll(events);
            rest.hidden.addAll(hidden);
            rest.hidden.addAll(someTables);
            rest.hidden.addAll(someViews);
            return rest;
        }

        /** What a dump of tables has to leave out: views, and what is to be taken for absent. */
        List<String> notTables() {
            var all = new ArrayList<>(views);
            all.addAll(hidden);
            return all;
        }

        boolean exists() {
            return exists;
        }

        Map<String, TableFacts.Kind> tables() {
            return tables;
        }

        boolean has(String table) {
            return tables.containsKey(table);
        }

        List<String> views() {
            return views;
        }

        /** Those of one table and occasion in the order in which they run. */
        List<Trigger> triggers() {
            return triggers;
        }

        /**
         * @param type as the server calls it, such as {@code PACKAGE BODY}
         */
        List<String> routines(String type) {
            return routines.getOrDefault(type, List.of());
        }

        List<String> events() {
            return events;
        }
    }

    /**
     * @param occasion such as {@code BEFORE INSERT}
     */
    record Trigger(String table, String name, String occasion) {}
}
