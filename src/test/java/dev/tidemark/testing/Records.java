package dev.tidemark.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Looks at all tables of the portal at once. */
public final class Records {
    /** What running operations of other tests and the jobs write meanwhile. */
    private static final Pattern TICKING =
            Pattern.compile("jobrunr_.*|sign_in_failure|activity.*|lease|backup_part|deployment");

    private final DSLContext db;

    public Records(DSLContext db) {
        this.db = db;
    }

    /** Rows of each table, without those that tick by themselves. */
    public Map<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        tables().stream()
                .filter(table -> !TICKING.matcher(table).matches())
                .forEach(table -> counts.put(table, db.fetchCount(DSL.table(DSL.name(table)))));
        return counts;
    }

    /** The tables that hold the words anywhere, in text or in bytes. */
    public List<String> holding(String words) {
        return tables().stream()
                .filter(table ->
                        db.fetch(DSL.table(DSL.name(table))).stream()
                                .flatMap(row -> row.intoList().stream())
                                .anyMatch(value -> text(value).contains(words)))
                .toList();
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.ISO_8859_1)
                : String.valueOf(value);
    }

    private List<String> tables() {
        return db.fetch(
                        "select table_name from information_schema.tables where table_schema = database() and table_type"
                                + " = 'BASE TABLE'")
                .getValues(0, String.class);
    }
}
