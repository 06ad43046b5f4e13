package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Views and programs as SQL text, by {@code mariadb-dump}, in an order in which it can be run. */
final class Definitions {
    private final Client client;

    Definitions(Client client) {
        this.client = client;
    }

    /**
     * As much as can be had of a database that may be damaged: a view that is broken is left out.
     */
    String salvaged(String database, Catalogue.Contents contents) {
        try {
            return of(database, contents);
        } catch (EngineException e) {
            if (e.failure() instanceof Failure.BrokenObject
                    || e.failure() instanceof Failure.Other) {
                return text(database, contents, this::salvage);
            }
            throw e;
        }
    }

    String of(String database, Catalogue.Contents contents) {
        return text(database, contents, this::dump);
    }

    /** The tables and sequences themselves, empty. */
    String structure(String database, Catalogue.Contents contents) {
        return dump(List.of("--skip-triggers"), withoutViews(database, contents.notTables()));
    }

    /** Views come after the functions they use, and events last so that none runs too early. */
    private String text(
            String database,
            Catalogue.Contents contents,
            BiFunction<List<String>, List<String>, String> dump) {
        var text = new StringBuilder();
        if (!contents.triggers().isEmpty() || hasRoutines(contents)) {
            text.append(
                    dump.apply(
                            List.of(
                                    "--no-create-info",
                                    "--triggers",
                                    "--routines",
                                    "--skip-events"),
                            withoutViews(database, contents.notTables())));
        }
        if (!contents.views().isEmpty()) {
            var selected = new ArrayList<>(List.of("--", database));
            selected.addAll(contents.views());
            text.append(dump.apply(List.of("--skip-triggers"), selected));
        }
        if (!contents.events().isEmpty()) {
            text.append(
                    dump.apply(
                            List.of("--no-create-info", "--skip-triggers", "--events"),
                            withoutViews(database, contents.notTables())));
        }
        return text.toString();
    }

    private static boolean hasRoutines(Catalogue.Contents contents) {
        return !contents.routines("PROCEDURE").isEmpty()
                || !contents.routines("FUNCTION").isEmpty()
                || !contents.routines("PACKAGE").isEmpty();
    }

    static List<String> withoutViews(String database, List<String> views) {
        var all = new ArrayList<String>();
        views.forEach(view -> all.add("--ignore-table=" + database + "." + view));
        all.addAll(List.of("--", database));
        return all;
    }

    private String dump(List<String> what, List<String> where) {
        return client.dumped(Catalogue.SHORT, options(what, where));
    }

    private String salvage(List<String> what, List<String> where) {
        var all = new ArrayList<>(List.of("--force"));
        all.addAll(what);
        return client.salvaged(Catalogue.SHORT, options(all, where));
    }

    private static List<String> options(List<String> what, List<String> where) {
        var all =
                new ArrayList<>(
                        List.of(
                                "--no-data",
                                "--skip-comments",
                                "--skip-lock-tables",
                                "--no-tablespaces",
                                "--default-character-set=utf8mb4"));
        all.addAll(what);
        all.addAll(where);
        return all;
    }
}
