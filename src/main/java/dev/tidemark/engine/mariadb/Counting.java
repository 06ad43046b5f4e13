package dev.tidemark.engine.mariadb;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts rows, of all tables at one moment. */
record Counting(Client client) {
    private static final Duration TIMEOUT = Duration.ofHours(1);

    Map<String, Long> rows(String database, Catalogue.Contents contents) {
        var names =
                contents.tables().entrySet().stream()
                        .filter(entry -> entry.getValue() != TableFacts.Kind.SEQUENCE)
                        .map(Map.Entry::getKey)
                        .toList();
        var counts = new HashMap<String, Long>();
        client.query(
                TIMEOUT,
                statements(database, names),
                row -> counts.put(names.get((int) row.number(0)), row.number(1)));
        return counts;
    }

    private static String statements(String database, List<String> names) {
        var script =
                new StringBuilder(
                        """
                        set transaction isolation level repeatable read;
                        start transaction with consistent snapshot;
                        """);
        for (int i = 0; i < names.size(); i++) {
            script.append(
                    "select %d, count(*) from %s;\n"
                            .formatted(i, Sql.name(database, names.get(i))));
        }
        return script.append("commit;\n").toString();
    }
}
