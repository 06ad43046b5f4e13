package dev.tidemark.restore;

import dev.tidemark.activity.Words;
import dev.tidemark.engine.mariadb.CutoverPlan;
import dev.tidemark.engine.mariadb.MariaDb;
import dev.tidemark.environment.Environment;
import dev.tidemark.restore.Place.Holds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is where, looked up on the host, for people who have to put an environment in order. */
@Component
class Whereabouts {
    private final Switch change;

    Whereabouts(Switch change) {
        this.change = change;
    }

    /**
     * @param troubles what was said last of each part that could not be moved
     */
    List<Place> of(
            Environment target,
            RestoreId id,
            Course course,
            Journal journal,
            Map<String, String> troubles) {
        var places = new ArrayList<Place>();
        for (var item : journal.items()) {
            places.addAll(look(target, id, course, item, troubles.get(item.part())));
        }
        return List.copyOf(places);
    }

    private List<Place> look(
            Environment target,
            RestoreId id,
            Course course,
            Journal.Item item,
            @Nullable String said) {
        try {
            return item.isDatabases()
                    ? databases(target, id, course, item, said)
                    : List.of(directory(target, course, item, said));
        } catch (RuntimeException unseen) {
            return List.of(
                    new Place(
                            item.title(),
                            Holds.UNKNOWN,
                            "could not be looked at: " + Words.of(unseen),
                            beside(id, item),
                            said));
        }
    }

    private List<Place> databases(
            Environment target,
            RestoreId id,
            Course course,
            Journal.Item item,
            @Nullable String said) {
        var server = change.server(target, item);
        return item.cutover(id).databases().stream()
                .map(database -> database(server, course, database, said))
                .toList();
    }

    private static Place database(
            MariaDb server, Course course, CutoverPlan.Database plan, @Nullable String said) {
        Map<String, Set<String>> found =
                server.tableNames(
                        List.of(plan.live(), plan.incoming(), plan.twin(), plan.previous()));
        var live = tables(found, plan.live());
        var incoming = tables(found, plan.incoming());
        var previous = tables(found, plan.previous());
        // A cutover that was rolled back may have left them under the name of the rehearsals.
        var aside = tables(found, plan.twin());
        long prepared =
                plan.after().tables().stream()
                        .filter(table -> incoming.contains(table) || aside.contains(table))
                        .count();
        long away = plan.before().tables().stream().filter(previous::contains).count();
        var holds =
                prepared == 0 && away == plan.before().tables().size()
                        ? after(course)
                        : prepared == plan.after().tables().size() && away == 0
                                ? before(course)
                                : Holds.MIXED;
        var elsewhere = new ArrayList<String>();
        elsewhere(elsewhere, after(course), plan.incoming(), incoming);
        elsewhere(elsewhere, after(course), plan.twin(), aside);
        elsewhere(elsewhere, before(course), plan.previous(), previous);
        return new Place(
                "database " + plan.live(),
                holds,
                "schema %s with %s".formatted(plan.live(), tables(live.size())),
                elsewhere,
                said);
    }

    private static void elsewhere(
            List<String> all, Holds state, String schema, Collection<String> tables) {
        if (!tables.isEmpty()) {
            all.add("%s: schema %s, %s".formatted(name(state), schema, tables(tables.size())));
        }
    }

    private Place directory(
            Environment target, Course course, Journal.Item item, @Nullable String said) {
        var holds = change.isSwitched(target, item) ? after(course) : before(course);
        var other = holds == Holds.RESTORED ? Holds.PREVIOUS : Holds.RESTORED;
        return new Place(
                item.title(),
                holds,
                item.directoryPlan().live(),
                List.of("%s: %s".formatted(name(other), item.directoryPlan().beside())),
                said);
    }

    private static List<String> beside(RestoreId id, Journal.Item item) {
        if (!item.isDatabases()) {
            return List.of("the other state: " + item.directoryPlan().beside());
        }
        return item.cutover(id).databases().stream()
                .map(database ->
                        "%s: schemas %s and %s"
                                .formatted(
                                        database.live(), database.incoming(), database.previous()))
                .toList();
    }

    private static Holds after(Course course) {
        return course == Course.RESTORE ? Holds.RESTORED : Holds.PREVIOUS;
    }

    private static Holds before(Course course) {
        return course == Course.RESTORE ? Holds.PREVIOUS : Holds.RESTORED;
    }

    private static String name(Holds state) {
        return state == Holds.RESTORED ? "the restored state" : "the state before the restore";
    }

    private static Set<String> tables(Map<String, Set<String>> found, String schema) {
        return found.getOrDefault(schema, Set.of());
    }

    private static String tables(int number) {
        return number == 1 ? "1 table" : number + " tables";
    }
}
