package dev.tidemark.engine.mariadb;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Counts rows, of all tables at one moment. */
record Counting(Client client) {
    private static final Duration TIMEOUT = Duration.ofHours(1);
    private static final String MARK = "mark";
    private static final String FIXED = "fixed";

    Map<String, Long> rows(String database, Catalogue.Contents contents) {
        return rows(database, contents, mark -> {});
    }

    /**
     * @param fixed called once the moment is fixed and before anything is counted, with the mark
     *     read just before that moment
     */
    Map<String, Long> rows(
            String database, Catalogue.Contents contents, Consumer<WriteMark> fixed) {
        var names =
                contents.tables().entrySet().stream()
                        .filter(entry -> entry.getValue() != TableFacts.Kind.SEQUENCE)
                        .map(Map.Entry::getKey)
                        .toList();
        var reading = new Reading(names, fixed);
        client.query(TIMEOUT, statements(database, names), reading::accept);
        return reading.counts;
    }

    private static String statements(String database, List<String> names) {
        var script =
                new StringBuilder(
                        """
                        select '%s', m.* from (%s) m;
                        set transaction isolation level repeatable read;
                        start transaction with consistent snapshot;
                        select '%s';
                        """
                                .formatted(MARK, WriteMark.QUERY, FIXED));
        for (int i = 0; i < names.size(); i++) {
            script.append(
                    "select %d, count(*) from %s;\n"
                            .formatted(i, Sql.name(database, names.get(i))));
        }
        return script.append("commit;\n").toString();
    }

    /** What the session says, line by line. */
    private static final class Reading {
        private final List<String> names;
        private final Consumer<WriteMark> fixed;
        private final Map<String, Long> counts = new HashMap<>();
        private WriteMark mark = new WriteMark("", 0, 0, 0);

        Reading(List<String> names, Consumer<WriteMark> fixed) {
            this.names = names;
            this.fixed = fixed;
        }

        void accept(Row row) {
            switch (row.text(0)) {
                case MARK -> mark = WriteMark.of(row, 1);
                case FIXED -> fixed.accept(mark);
                default -> counts.put(names.get((int) row.number(0)), row.number(1));
            }
        }
    }
}
