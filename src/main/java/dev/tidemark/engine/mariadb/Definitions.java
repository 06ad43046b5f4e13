package dev.tidemark.engine.mariadb;

import java.util.ArrayList;
import java.util.List;

/** Views and programs as SQL text, by {@code mariadb-dump}, in an order in which it can be run. */
final class Definitions {
    private final Client client;

    Definitions(Client client) {
        this.client = client;
    }

    /** Views come after the functions they use, and events last so that none runs too early. */
    String of(String database, Catalogue.Contents contents) {
        var text = new StringBuilder();
        if (!contents.triggers().isEmpty() || hasRoutines(contents)) {
            text.append(
                    dump(
                            List.of(
                                    "--no-create-info",
                                    "--triggers",
                                    "--routines",
                                    "--skip-events"),
                            withoutViews(database, contents.views())));
        }
        if (!contents.views().isEmpty()) {
            var selected = new ArrayList<>(List.of("--", database));
            selected.addAll(contents.views());
            text.append(dump(List.of("--skip-triggers"), selected));
        }
        if (!contents.events().isEmpty()) {
            text.append(
                    dump(
                            List.of("--no-create-info", "--skip-triggers", "--events"),
                            withoutViews(database, contents.views())));
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
        return client.dumped(Catalogue.SHORT, all);
    }
}
