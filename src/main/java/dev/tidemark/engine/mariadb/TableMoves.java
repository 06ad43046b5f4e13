package dev.tidemark.engine.mariadb;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which tables of one database still have to leave and which have to come, judged by where they
 * are: so it is right after a crash between any two statements, in either direction.
 */
final class TableMoves {
    private final CutoverPlan.Database plan;
    private final Catalogue.Contents live;
    private final Catalogue.Contents incoming;
    private final Catalogue.Contents previous;

    TableMoves(CutoverPlan.Database plan, Found found) {
        this.plan = plan;
        this.live = found.in(plan.live());
        this.incoming = found.in(plan.incoming());
        this.previous = found.in(plan.previous());
    }

    /**
     * Tables of the present state, and such that the application has made meanwhile under a name
     * that is needed. All others that it has made stay.
     */
    List<String> leaving() {
        return live.tables().keySet().stream()
                .filter(table -> !isBroken(table))
                .filter(table -> incoming.has(table) || isStillOld(table))
                .toList();
    }

    private boolean isStillOld(String table) {
        boolean arrived = plan.after().tables().contains(table) && !incoming.has(table);
        return plan.before().tables().contains(table) && !previous.has(table) && !arrived;
    }

    private boolean isBroken(String table) {
        return plan.broken().contains(table) && !plan.before().tables().contains(table);
    }

    List<String> coming() {
        return incoming.tables().keySet().stream()
                .filter(table -> !brokenComing().contains(table))
                .toList();
    }

    /** Broken tables that are still where the prepared ones belong. */
    List<String> brokenLeaving() {
        return plan.broken().stream()
                .filter(live::has)
                .filter(this::isBroken)
                .filter(table -> !plan.after().tables().contains(table) || incoming.has(table))
                .toList();
    }

    /** On the way back, broken tables that could be moved. */
    List<String> brokenComing() {
        return plan.broken().stream()
                .filter(incoming::has)
                .filter(table -> !plan.after().tables().contains(table))
                .toList();
    }

    /** As {@code from TO to}, in an order in which names are free. */
    List<String> renames() {
        var renames = new ArrayList<String>();
        leaving()
                .forEach(table ->
                        renames.add(rename(plan.live(), table, plan.previous(), free(table))));
        coming().forEach(table -> renames.add(rename(plan.incoming(), table, plan.live(), table)));
        return renames;
    }

    /** Tables that are in nobody's plan, with what becomes of them. */
    Map<String, String> foreign() {
        var moved = new LinkedHashMap<String, String>();
        for (var table : leaving()) {
            if (!plan.before().tables().contains(table) || previous.has(table)) {
                moved.put(table, plan.previous() + "." + free(table));
            }
        }
        return moved;
    }

    private String free(String table) {
        return previous.has(table) ? Integer.toHexString(table.hashCode()) + "__tm" : table;
    }

    /** A view whose name is a coming table's. */
    List<Definition> inTheWay(List<Definition> definitions) {
        var names = Set.copyOf(coming());
        return definitions.stream()
                .filter(d -> d.kind() == Definition.Kind.VIEW && names.contains(d.name()))
                .toList();
    }

    static String rename(String from, String table, String to, String name) {
        return "%s to %s".formatted(Sql.name(from, table), Sql.name(to, name));
    }
}
