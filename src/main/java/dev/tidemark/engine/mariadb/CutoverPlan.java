package dev.tidemark.engine.mariadb;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the tables, views and programs of some databases of one server change places with prepared
 * ones, all together. Decided once, stored by the caller as JSON, and then carried out, or turned
 * back, as often as crashes and failures make it necessary.
 *
 * @param version of this record, 1
 */
public record CutoverPlan(int version, List<Database> databases) {
    public static final int VERSION = 1;

    public CutoverPlan {
        databases = List.copyOf(databases);
    }

    static CutoverPlan of(List<Database> databases) {
        return new CutoverPlan(VERSION, databases);
    }

    /** From what the first version of the portal has written into its journals. */
    public static CutoverPlan of(SwitchPlan plan, String twin) {
        return of(
                List.of(
                        new Database(
                                plan.live(),
                                plan.incoming(),
                                plan.previous(),
                                twin,
                                new State("", plan.liveTables(), List.of(), plan.liveDefinitions()),
                                new State(
                                        "",
                                        plan.incomingTables(),
                                        List.of(),
                                        plan.incomingDefinitions()),
                                List.of(),
                                List.of(),
                                List.of())));
    }

    CutoverPlan reversed() {
        return of(databases.stream().map(Database::reversed).toList());
    }

    /** All that cannot be kept of the present state, in sentences. */
    public List<String> notKept() {
        return databases.stream().flatMap(database -> database.lost().stream()).toList();
    }

    /** The databases that change, by their own names. */
    public List<String> live() {
        return databases.stream().map(Database::live).toList();
    }

    /**
     * @param previous where the tables that were live are kept
     * @param twin the name of rehearsals
     * @param before what is live now, as far as it can be kept
     * @param after what shall be live
     * @param broken tables of the live database that cannot be moved, and are dropped
     * @param unmakeable views and programs of the live database that the server would not make
     *     again
     * @param lost what cannot be kept of the present state, in sentences
     */
    public record Database(
            String live,
            String incoming,
            String previous,
            String twin,
            State before,
            State after,
            List<String> broken,
            List<Definition> unmakeable,
            List<String> lost) {
        public Database {
            broken = List.copyOf(broken);
            unmakeable = List.copyOf(unmakeable);
            lost = List.copyOf(lost);
        }

        /** The way back, as a plan of its own. */
        Database reversed() {
            return new Database(
                    live, previous, incoming, twin, after, before, broken, unmakeable, lost);
        }

        Database withAfter(State other) {
            return new Database(
                    live, incoming, previous, twin, before, other, broken, unmakeable, lost);
        }

        /** Whether it belongs to the present state. */
        boolean replaces(Definition there) {
            return before.has(there) || unmakeable.stream().anyMatch(there::is);
        }

        Stream<String> shadows() {
            return Stream.of(incoming, previous, twin);
        }
    }

    /**
     * What a database holds, by name.
     *
     * @param collation of the schema; empty if that is not known, and then left as it is
     * @param tables and sequences
     * @param script the definitions where they are known only as a script of {@code mariadb-dump};
     *     else empty
     */
    public record State(
            String collation, List<String> tables, List<Definition> definitions, String script) {
        public State {
            tables = List.copyOf(tables);
            definitions = List.copyOf(definitions);
        }

        boolean has(Definition definition) {
            return definitions.stream().anyMatch(definition::is);
        }

        /** Not even a schema. */
        boolean isNothing() {
            return collation.isEmpty()
                    && tables.isEmpty()
                    && definitions.isEmpty()
                    && script.isEmpty();
        }
    }
}
