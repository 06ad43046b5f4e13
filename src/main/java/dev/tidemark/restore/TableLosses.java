package dev.tidemark.restore;

import dev.tidemark.backup.Manifest;
import dev.tidemark.engine.mariadb.LiveCount;
import dev.tidemark.engine.mariadb.MariaDb;
import dev.tidemark.engine.mariadb.TableFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the tables of a live database with a manifest, as far as they can be read. */
final class TableLosses {
    /** So many bytes of a database are read to find rows that were changed. */
    private static final long BUDGET = 256L << 20;

    private final String database;
    private final Map<String, Manifest.Table> then;
    private final LiveCount now;
    private final List<Loss.TableLoss> losses = new ArrayList<>();
    private final List<String> notCounted = new ArrayList<>();

    TableLosses(MariaDb server, String database, Manifest.Database part) {
        this.database = database;
        this.then =
                part.tables().stream()
                        .filter(table -> !table.kind().equals(TableFacts.Kind.SEQUENCE.name()))
                        .collect(Collectors.toMap(Manifest.Table::name, Function.identity()));
        boolean comparable = then.values().stream().anyMatch(table -> table.digest() != null);
        this.now = server.count(database, comparable ? BUDGET : 0);
        compare();
    }

    List<Loss.TableLoss> losses() {
        return losses;
    }

    List<String> notCounted() {
        return notCounted;
    }

    private void compare() {
        var names = new TreeMap<String, Boolean>();
        now.rows().keySet().forEach(name -> names.put(name, true));
        then.keySet().forEach(name -> names.put(name, true));
        now.broken().keySet().forEach(name -> names.put(name, true));
        var uncompared = new ArrayList<String>();
        for (var name : names.keySet()) {
            if (now.broken().containsKey(name)) {
                notCounted.add("table %s.%s: %s".formatted(database, name, now.broken().get(name)));
            } else {
                compare(name, then.get(name), uncompared);
            }
        }
        if (!uncompared.isEmpty()) {
            notCounted.add(
                    "changes within %s of %s: large tables are counted, but not compared row by row"
                            .formatted(String.join(", ", uncompared), database));
        }
    }

    private void compare(String name, Manifest.@Nullable Table old, List<String> uncompared) {
        var rows = now.rows().get(name);
        var digest = now.digests().get(name);
        long rowsNow = rows == null ? 0 : rows;
        long rowsThen = old == null ? 0 : old.rows();
        if (rows == null || old == null || rowsNow != rowsThen) {
            losses.add(new Loss.TableLoss(database, name, rowsNow, rowsThen));
        } else if (old.digest() != null && digest == null && rowsNow > 0) {
            uncompared.add(name);
        } else if (old.digest() != null && !old.digest().equals(digest) && rowsNow > 0) {
            losses.add(new Loss.TableLoss(database, name, rowsNow, rowsThen, true));
        }
    }
}
