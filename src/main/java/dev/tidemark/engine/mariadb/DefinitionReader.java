package dev.tidemark.engine.mariadb;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads views and programs as values, all in one session. */
final class DefinitionReader {
    private static final Pattern COMPLAINT =
            Pattern.compile("(ERROR \\d+ \\([^)]*\\)) at line (\\d+)(.*)");

    /** Lines before the first object. */
    private static final int FIRST = 3;

    private final Client client;

    DefinitionReader(Client client) {
        this.client = client;
    }

    /**
     * @param objections what the server could not show, with its words
     */
    record Found(List<Definition> definitions, List<Objection> objections) {}

    /** Of one schema, in an order in which they can be made. */
    Found read(String schema, Catalogue.Contents contents) {
        var objects = objects(contents);
        if (objects.isEmpty()) {
            return new Found(List.of(), List.of());
        }
        var script =
                new StringBuilder(Client.SETTINGS)
                        .append("\nset session sql_mode = '', character_set_results = binary;\n");
        for (int i = 0; i < objects.size(); i++) {
            script.append("select '#', %d; ".formatted(i))
                    .append(Statement.of(objects.get(i).show(schema)).line())
                    .append('\n');
        }
        var complaints = new ArrayList<String>();
        var rows = Row.ofBytes(client.read(script.toString(), complaints));
        var reading = new Reading(objects, words(complaints));
        rows.forEach(reading::accept);
        return reading.found(schema);
    }

    private static Map<Integer, String> words(List<String> complaints) {
        var words = new TreeMap<Integer, String>();
        for (var complaint : complaints) {
            var matcher = COMPLAINT.matcher(complaint);
            if (matcher.matches()) {
                words.put(
                        Integer.parseInt(matcher.group(2)) - FIRST,
                        matcher.group(1) + matcher.group(3));
            }
        }
        return words;
    }

    private static List<Shown> objects(Catalogue.Contents contents) {
        var objects = new ArrayList<Shown>();
        for (var kind : Definition.Kind.values()) {
            switch (kind) {
                case FUNCTION, PROCEDURE, PACKAGE, PACKAGE_BODY ->
                        contents.routines(kind.words())
                                .forEach(name -> objects.add(new Shown(kind, name, "", "")));
                case VIEW ->
                        contents.views()
                                .forEach(name -> objects.add(new Shown(kind, name, "", "")));
                case TRIGGER ->
                        contents.triggers()
                                .forEach(trigger ->
                                        objects.add(
                                                new Shown(
                                                        kind,
                                                        trigger.name(),
                                                        trigger.table(),
                                                        trigger.occasion())));
                case EVENT ->
                        contents.events()
                                .forEach(name -> objects.add(new Shown(kind, name, "", "")));
            }
        }
        return objects;
    }

    /** Something to be shown. */
    private record Shown(Definition.Kind kind, String name, String table, String occasion) {
        String show(String schema) {
            return "show create %s %s".formatted(kind.words(), Sql.name(schema, name));
        }

        Definition definition(Row row) {
            return switch (kind) {
                case VIEW -> of("", "", row.bytes(1), text(row, 2), text(row, 3), "");
                case EVENT ->
                        of(
                                text(row, 1),
                                text(row, 2),
                                row.bytes(3),
                                text(row, 4),
                                text(row, 5),
                                text(row, 6));
                case FUNCTION, PROCEDURE, PACKAGE, PACKAGE_BODY, TRIGGER ->
                        of(
                                text(row, 1),
                                "",
                                row.bytes(2),
                                text(row, 3),
                                text(row, 4),
                                text(row, 5));
            };
        }

        private Definition of(
                String mode,
                String zone,
                byte[] statement,
                String characterSet,
                String collation,
                String databaseCollation) {
            var stored =
                    StoredText.of(ServerText.repaired(statement, characterSet, kind), characterSet);
            var sql = kind == Definition.Kind.TRIGGER ? trigger(stored.text()) : stored.text();
            return new Definition(
                    kind,
                    name,
                    table,
                    mode,
                    zone,
                    characterSet,
                    collation,
                    databaseCollation,
                    sql,
                    stored.bytes(),
                    List.of());
        }

        private String trigger(String text) {
            return TriggerText.renamed(
                    text, "%s %s ON %s".formatted(Sql.name(name), occasion, Sql.name(table)));
        }

        private static String text(Row row, int index) {
            return new String(row.bytes(index), StandardCharsets.UTF_8);
        }
    }

    /** The rows, each behind the number of what it shows. */
    private static final class Reading {
        private final List<Shown> objects;
        private final Map<Integer, String> complaints;
        private final Map<Integer, Definition> definitions = new TreeMap<>();
        private int next = -1;

        Reading(List<Shown> objects, Map<Integer, String> complaints) {
            this.objects = objects;
            this.complaints = complaints;
        }

        void accept(Row row) {
            if (row.fields().size() == 2 && row.text(0).equals("#")) {
                next = (int) row.number(1);
                return;
            }
            var shown = objects.get(next);
            int statement =
                    switch (shown.kind()) {
                        case VIEW -> 1;
                        case EVENT -> 3;
                        default -> 2;
                    };
            if (row.text(statement).equals("NULL")) {
                complaints.putIfAbsent(next, "its text is hidden from this account");
            } else {
                definitions.put(next, shown.definition(row));
            }
        }

        Found found(String schema) {
            var objections = new ArrayList<Objection>();
            for (int i = 0; i < objects.size(); i++) {
                if (!definitions.containsKey(i)) {
                    var shown = objects.get(i);
                    objections.add(
                            new Objection(
                                    "%s %s.%s"
                                            .formatted(shown.kind().words(), schema, shown.name()),
                                    complaints.getOrDefault(i, "the server does not show it")));
                }
            }
            return new Found(List.copyOf(definitions.values()), List.copyOf(objections));
        }
    }
}
