package dev.tidemark.restore;

import dev.tidemark.backup.Manifest;
import dev.tidemark.engine.mariadb.TableDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the tables of a database with what the manifest says of them. */
final class Comparison {
    private Comparison() {}

    /** What differs, in words; empty if nothing does. */
    static List<String> of(Manifest.Database expected, List<TableDigest> found) {
        Map<String, TableDigest> byName =
                found.stream().collect(Collectors.toMap(TableDigest::name, Function.identity()));
        var differences = new ArrayList<String>();
        for (var table : expected.tables()) {
            var now = byName.get(table.name());
            if (now == null) {
                differences.add("table %s is missing".formatted(table.name()));
            } else if (hasOtherRows(expected, table, now)) {
                differences.add(
                        String.format(
                                Locale.ROOT,
                                "table %s has %,d rows instead of %,d",
                                table.name(),
                                now.rows(),
                                table.rows()));
            } else if (table.digest() != null && !table.digest().equals(now.digest())) {
                differences.add(
                        "%s %s holds other values"
                                .formatted(now.sequence() ? "sequence" : "table", table.name()));
            }
        }
        return differences;
    }

    /**
     * Format 1 counted beside the dump, and without history; what was written meanwhile is nobody's
     * mistake.
     */
    private static boolean hasOtherRows(
            Manifest.Database expected, Manifest.Table table, TableDigest now) {
        if (table.digest() != null) {
            return now.rows() != table.rows();
        }
        long after = table.rowsAfter() == null ? table.rows() : table.rowsAfter();
        boolean between =
                now.rows() >= Math.min(table.rows(), after)
                        && now.rows() <= Math.max(table.rows(), after);
        return expected.isExact() && !between && !table.kind().equals("SYSTEM_VERSIONED");
    }
}
