package dev.tidemark.engine.mariadb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Runs statements one after the other. */
interface Session {
    /** Stops at the first that fails, with its failure. */
    void run(List<Statement> statements);

    /** Runs all of them and returns what the server said to those that failed. */
    Map<Statement, String> attempt(List<Statement> statements);

    /** By the client program. */
    record ByClient(Client client) implements Session {
        private static final Pattern COMPLAINT =
                Pattern.compile("(ERROR \\d+ \\([^)]*\\)) at line (\\d+)(.*)", Pattern.DOTALL);

        @Override
        public void run(List<Statement> statements) {
            for (var part : bySchema(statements)) {
                client.run(part.getFirst().schema(), input(part));
            }
        }

        @Override
        public Map<Statement, String> attempt(List<Statement> statements) {
            var failed = new LinkedHashMap<Statement, String>();
            for (var part : bySchema(statements)) {
                for (var words : client.attempt(part.getFirst().schema(), input(part))) {
                    var matcher = COMPLAINT.matcher(words);
                    if (matcher.matches()) {
                        int line = Integer.parseInt(matcher.group(2)) - 2;
                        if (line >= 0 && line < part.size()) {
                            failed.put(part.get(line), matcher.group(1) + matcher.group(3));
                        }
                    }
                }
            }
            return failed;
        }

        private static String input(List<Statement> statements) {
            var input = new StringBuilder(Client.SETTINGS).append('\n');
            statements.forEach(statement -> input.append(statement.line()).append('\n'));
            return input.toString();
        }

        /** The client takes its default schema at its start. */
        private static List<List<Statement>> bySchema(List<Statement> statements) {
            var parts = new ArrayList<List<Statement>>();
            for (var statement : statements) {
                if (parts.isEmpty()
                        || !parts.getLast().getFirst().schema().equals(statement.schema())) {
                    parts.add(new ArrayList<>());
                }
                parts.getLast().add(statement);
            }
            return parts;
        }
    }
}
