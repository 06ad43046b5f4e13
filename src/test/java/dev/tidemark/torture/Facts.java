package dev.tidemark.torture;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Everything of a database that a backup has to carry, asked of the server in words of our own:
 * what there is, its {@code SHOW CREATE}, and of each table a sum over all columns of all rows,
 * history included. What the server cannot tell is a fact too: its error.
 */
final class Facts {
    private static final String SESSION =
            "set time_zone = '+00:00', sql_mode = '', group_concat_max_len = 1000000;\n";

    /** All objects of a schema: type, name, and the table of a trigger. Names in hex, for tabs. */
    private static final String OBJECTS =
            """
            select 'schema', hex(schema_name), '' from information_schema.schemata where schema_name = %1$s and schema_name = binary %1$s;
            select table_type, hex(table_name), '' from information_schema.tables where table_schema = %1$s and table_schema = binary %1$s;
            select 'TRIGGER', hex(trigger_name), '' from information_schema.triggers where trigger_schema = %1$s and trigger_schema = binary %1$s;
            select routine_type, hex(routine_name), '' from information_schema.routines where routine_schema = %1$s and routine_schema = binary %1$s;
            select 'EVENT', hex(event_name), '' from information_schema.events where event_schema = %1$s and event_schema = binary %1$s;
            select 'COLUMN', hex(table_name), hex(if(data_type in ('float', 'double'),
                concat('cast(`', replace(column_name, '`', '``'), '` as double)'),
                concat('`', replace(column_name, '`', '``'), '`')))
              from information_schema.columns where table_schema = %1$s and table_schema = binary %1$s order by table_name, ordinal_position;
            select 'PERIOD', hex(table_name), '' from information_schema.columns
              where table_schema = %1$s and table_schema = binary %1$s and generation_expression = 'ROW START';
            """;

    private static final String SCHEMA =
            """
            select default_character_set_name, default_collation_name, schema_comment
              from information_schema.schemata where schema_name = %1$s and schema_name = binary %1$s;
            select 'trigger order', trigger_name, event_object_table, action_timing, event_manipulation, action_order
              from information_schema.triggers where trigger_schema = %1$s and trigger_schema = binary %1$s order by 2;
            select 'routine', routine_name, routine_type, definer, security_type, sql_data_access, is_deterministic,
                sql_mode, character_set_client, collation_connection, database_collation, routine_comment
              from information_schema.routines where routine_schema = %1$s and routine_schema = binary %1$s order by 2, 3;
            select 'event', event_name, definer, time_zone, status, on_completion, sql_mode, event_comment, starts, ends, execute_at
              from information_schema.events where event_schema = %1$s and event_schema = binary %1$s order by 2;
            select 'grant', host, user, routine_name, routine_type, proc_priv from mysql.procs_priv where db = %1$s order by 2, 3, 4, 5;
            select 'grant', host, user, table_name, table_priv, column_priv from mysql.tables_priv where db = %1$s order by 2, 3, 4;
            select 'grant', host, user, table_name, column_name, column_priv from mysql.columns_priv where db = %1$s order by 2, 3, 4, 5;
            """;

    private Facts() {}

    /**
     * @param databases names, by the words that stand for them in the facts
     */
    static SortedMap<String, String> of(Client client, Map<String, String> databases) {
        var facts = new TreeMap<String, String>();
        databases.forEach((word, name) ->
                of(client, name)
                        .forEach((fact, value) ->
                                facts.put(word + " " + fact, neutral(value, databases))));
        return facts;
    }

    /** As it would read whatever the databases are called in this run. */
    private static String neutral(String value, Map<String, String> databases) {
        var text = value;
        for (var database : databases.entrySet()) {
            text = text.replace(database.getValue(), "@" + database.getKey() + "@");
        }
        return text;
    }

    private static Map<String, String> of(Client client, String database) {
        var objects = objects(client.run(SESSION + OBJECTS.formatted(text(database))));
        var script = new StringBuilder(SESSION);
        objects.forEach((name, object) ->
                script.append(mark(name)).append(object.statements(quoted(database))));
        if (!objects.isEmpty()) {
            script.append(mark("itself")).append(SCHEMA.formatted(text(database)));
        }
        return told(client.tried(script.toString()));
    }

    /**
     * What a name is.
     *
     * @param columns of a table, as summed
     * @param period empty unless the table has columns of its own for the time of its rows
     */
    private record Thing(String type, String name, StringBuilder columns, StringBuilder period) {
        String statements(String schema) {
            var called = schema + "." + quoted(name);
            return switch (type) {
                case "schema" -> "show create database %s;\n".formatted(schema);
                case "BASE TABLE" -> table(called, "");
                case "SYSTEM VERSIONED" -> table(called, " for system_time all");
                case "SEQUENCE" ->
                        "show create sequence %1$s;\nselect * from %1$s;\n".formatted(called);
                case "VIEW" ->
                        "show create view %1$s;\nselect count(*) from %1$s;\n".formatted(called);
                // All but when it was made.
                case "TRIGGER" -> "show create trigger %s;\n".formatted(called);
                default -> "show create %s %s;\n".formatted(type, called);
            };
        }

        private String table(String called, String period) {
            boolean ownPeriod = !this.period.isEmpty();
            var all = columns + (period.isEmpty() || ownPeriod ? "" : history());
            return """
            show create table %1$s;
            select count(*), ifnull(sum(cast(conv(left(h, 16), 16, 10) as decimal(30))), 0),
              ifnull(sum(cast(conv(right(h, 16), 16, 10) as decimal(30))), 0)
              from (select md5(concat_ws('|'%2$s)) h from %1$s%3$s) x;
            """
                    .formatted(called, all, period);
        }

        private static String history() {
            return sum("row_start") + sum("row_end");
        }
    }

    private static Map<String, Thing> objects(String listed) {
        var found = new LinkedHashMap<String, Thing>();
        for (var line : listed.lines().toList()) {
            var cells = line.split("\t", -1);
            var name = decoded(cells[1]);
            if (cells[0].equals("COLUMN")) {
                table(found, name, thing -> thing.columns.append(sum(decoded(cells[2]))));
            } else if (cells[0].equals("PERIOD")) {
                table(found, name, thing -> thing.period.append(name));
            } else {
                found.put(
                        cells[0].toLowerCase(java.util.Locale.ROOT) + " " + name,
                        new Thing(cells[0], name, new StringBuilder(), new StringBuilder()));
            }
        }
        return found;
    }

    private static void table(Map<String, Thing> found, String name, Consumer<Thing> then) {
        found.values().stream()
                .filter(thing -> thing.name.equals(name) && isTable(thing.type))
                .forEach(then);
    }

    private static String sum(String column) {
        return ", ifnull(md5(%s), '-')".formatted(column);
    }

    private static boolean isTable(String type) {
        return type.equals("BASE TABLE") || type.equals("SYSTEM VERSIONED");
    }

    private static String mark(String name) {
        return "select '@@fact', %s;\n".formatted(text(name));
    }

    private static Map<String, String> told(String printed) {
        var facts = new TreeMap<String, String>();
        var name = "";
        var value = new StringBuilder();
        for (var line : printed.lines().toList()) {
            if (line.startsWith("@@fact\t")) {
                facts.put(name, value.toString());
                name = line.substring("@@fact\t".length());
                value.setLength(0);
            } else {
                value.append(timeless(line)).append('\n');
            }
        }
        facts.put(name, value.toString());
        facts.remove("", "");
        return facts;
    }

    private static String timeless(String line) {
        return line.replaceFirst(
                        "^ERROR (\\d+) \\((\\w+)\\) at line \\d+( in file: '[^']*')?", "ERROR $1")
                .replaceFirst(
                        "(\t\\w+\t\\w+\t\\w+)\t\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d\\d$",
                        "$1");
    }

    private static String decoded(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }

    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
