package dev.tidemark.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code sql/schema.sql} and makes the tables, the view, triggers and routines of it. */
final class Schema {

    private Schema() {}

    static void create(Connection connection, String script) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var each : statements(script)) {
                statement.execute(each);
            }
        }
    }

    static List<String> statements(String script) {
        var statements = new ArrayList<String>();
        var current = new StringBuilder();
        boolean body = false;
        for (var line : script.lines().toList()) {
            if (line.equals("-- begin")) {
                body = true;
                current.setLength(0);
            } else if (line.equals("-- end")) {
                body = false;
                statements.add(take(current));
            } else {
                current.append(line).append('\n');
                if (!body && line.endsWith(";")) {
                    statements.add(take(current));
                }
            }
        }
        return statements;
    }

    private static String take(StringBuilder current) {
        var statement = current.toString().strip();
        current.setLength(0);
        return statement;
    }
}
