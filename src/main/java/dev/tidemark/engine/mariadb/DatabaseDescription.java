package dev.tidemark.engine.mariadb;

import java.util.List;

/**
 * What a database holds, its rows counted at one moment.
 *
 * @param programs triggers, routines and events by name
 * @param definitions SQL that re-creates views, triggers, routines and events when run with the
 *     database of the same name as default; for people
 * @param objects the same as values, which is what a restore goes by
 */
public record DatabaseDescription(
        String database,
        String characterSet,
        String collation,
        List<TableFacts> tables,
        List<String> views,
        Programs programs,
        String definitions,
        List<Definition> objects) {
    /** Names only; triggers as {@code table.trigger}. */
    public record Programs(
            List<String> triggers,
            List<String> procedures,
            List<String> functions,
            List<String> packages,
            List<String> events) {}

    public long rows() {
        return tables.stream().mapToLong(TableFacts::rows).sum();
    }

    public long bytes() {
        return tables.stream().mapToLong(TableFacts::bytes).sum();
    }
}
