package dev.tidemark.restore;

import dev.tidemark.engine.DirectoryCutover;
import dev.tidemark.engine.mariadb.CutoverPlan;
import dev.tidemark.engine.mariadb.SwitchPlan;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a restore switches, from what to what: written before the first switch, and the truth that a
 * worker which takes over continues from.
 *
 * @param reason why it is or was turned back
 * @param tries begun in the present direction; counted before each, so that a worker that is killed
 *     counts too
 * @param decided a person has chosen the direction: it does not turn by itself
 */
record Journal(
        List<Item> items, Phase phase, @Nullable String reason, Integer tries, Boolean decided) {
    /** Which way it goes. */
    enum Phase {
        SWITCHING,
        SWITCHED,
        TURNING_BACK,
        TURNED_BACK
    }

    /** Journals of earlier versions know neither tries nor decisions. */
    Journal {
        items = List.copyOf(items);
        tries = tries == null ? Integer.valueOf(0) : tries;
        decided = decided == null ? Boolean.FALSE : decided;
    }

    static Journal of(List<Item> items) {
        return new Journal(items, Phase.SWITCHING, null, 0, false);
    }

    /** Everything is where its direction leads. */
    Journal done() {
        return with(forward() ? Phase.SWITCHED : Phase.TURNED_BACK, tries, decided);
    }

    Journal turnBack(String why) {
        return new Journal(items, Phase.TURNING_BACK, why, 0, false);
    }

    Journal nextTry() {
        return with(phase, tries + 1, decided);
    }

    /** As an operator has decided, with as many tries as in the beginning. */
    Journal decided(boolean goForward) {
        return with(goForward ? Phase.SWITCHING : Phase.TURNING_BACK, 0, true);
    }

    private Journal with(Phase next, int begun, boolean byPerson) {
        return new Journal(items, next, reason, begun, byPerson);
    }

    boolean forward() {
        return switch (phase) {
            case SWITCHING, SWITCHED -> true;
            case TURNING_BACK, TURNED_BACK -> false;
        };
    }

    /** Neither all of it nor none has changed places. */
    boolean isUnderWay() {
        return switch (phase) {
            case SWITCHING, TURNING_BACK -> true;
            case SWITCHED, TURNED_BACK -> false;
        };
    }

    /**
     * One thing that changes places: either the databases of a service, with {@code service} and
     * {@code cutover}, or a directory (or the symbolic link to it), with {@code directory}.
     *
     * @param plan what the first version wrote instead of {@code cutover}, for each database
     * @param live what the first version wrote instead of {@code directory}, with the next three
     */
    record Item(
            String part,
            String title,
            @Nullable String service,
            @Nullable SwitchPlan plan,
            @Nullable CutoverPlan cutover,
            @Nullable String live,
            @Nullable String beside,
            @Nullable String besideIdentity,
            @Nullable String prepared,
            @Nullable DirectoryCutover directory) {
        static Item databases(String part, String title, String service, CutoverPlan plan) {
            return new Item(part, title, service, null, plan, null, null, null, null, null);
        }

        boolean isDatabases() {
            return cutover != null || plan != null;
        }

        /**
         * @param restore names the schemas that the first version's plan lacks
         */
        CutoverPlan cutover(RestoreId restore) {
            return cutover != null
                    ? cutover
                    : CutoverPlan.of(
                            Objects.requireNonNull(plan), SideNames.twin(plan.live(), restore));
        }

        static Item directory(String part, String title, DirectoryCutover plan) {
            return new Item(part, title, null, null, null, null, null, null, null, plan);
        }

        DirectoryCutover directoryPlan() {
            return directory != null
                    ? directory
                    : new DirectoryCutover(
                            Objects.requireNonNull(live),
                            Objects.requireNonNull(beside),
                            Objects.requireNonNull(besideIdentity),
                            DirectoryCutover.UNKNOWN,
                            false,
                            List.of(),
                            false);
        }
    }
}
