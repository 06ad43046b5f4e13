package dev.tidemark.engine.mariadb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds everything of a database that a dump, or a load of it, would stumble over. */
final class Examiner {
    private static final Pattern POSITION =
            Pattern.compile("(?m) AUTO_INCREMENT=\\d+|^DO SETVAL\\(.*$");

    private final Client client;
    private final Definitions definitions;
    private final String database;
    private final Catalogue.Contents contents;

    Examiner(
            Client client, Definitions definitions, String database, Catalogue.Contents contents) {
        this.client = client;
        this.definitions = definitions;
        this.database = database;
        this.contents = contents;
    }

    /** What was found, and the definitions without what cannot be made again. */
    record Findings(
            List<Obstacle> obstacles,
            List<String> unreadable,
            Catalogue.Contents readable,
            String definitions,
            String fingerprint) {}

    /**
     * @param passed fingerprints that need not be tried again
     */
    Findings examine(
            String version, String characterSet, String collation, Predicate<String> passed) {
        var probe = new Probe(client);
        var tables = probe.refusals(database, List.copyOf(contents.tables().keySet()));
        var brokenViews = probe.refusals(database, contents.views());
        var obstacles = new ArrayList<>(probe.broken(database, "table", tables));
        obstacles.addAll(probe.broken(database, "view", brokenViews));
        var histories = probe.histories(database);
        obstacles.addAll(histories);
        var programs = probe.programs(database, contents);
        obstacles.addAll(programs);
        var unreadable = new ArrayList<>(tables.keySet());
        histories.forEach(one -> unreadable.add(one.name().substring(database.length() + 1)));
        var readable = contents.without(unreadable, brokenViews.keySet());
        var structure = definitions.structure(database, readable);
        var text = definitions.salvaged(database, readable);
        var fingerprint = fingerprint(version, structure, text);
        if (!passed.test(fingerprint) || !obstacles.isEmpty()) {
            var refused = new LinkedHashSet<Obstacle>();
            var elsewhere = elsewhere();
            List<String> views;
            do {
                var trial = new Trial(client, database, elsewhere);
                text = trial.run(structure, text, characterSet, collation);
                refused.addAll(trial.obstacles());
                views = trial.refusedViews();
                readable = readable.without(trial.refusedTables(), views);
                unreadable.addAll(trial.refusedTables());
                if (!views.isEmpty()) {
                    text = definitions.salvaged(database, readable);
                    structure = definitions.structure(database, readable);
                }
            } while (!views.isEmpty());
            obstacles.addAll(refused);
        }
        if (!programs.isEmpty()) {
            obstacles.addAll(hiddenBehind(programs, readable, text));
        }
        return new Findings(obstacles, unreadable, readable, text, fingerprint);
    }

    /** After a program that the server cannot show, {@code mariadb-dump} shows no other. */
    private List<Obstacle> hiddenBehind(
            List<Obstacle> programs, Catalogue.Contents readable, String text) {
        var known = programs.stream().map(Obstacle::name).toList();
        return Stream.of("PROCEDURE", "FUNCTION", "PACKAGE")
                .flatMap(type ->
                        readable.routines(type).stream()
                                .filter(name -> !known.contains(database + "." + name))
                                .filter(name -> !text.contains(type + " " + Sql.name(name)))
                                .map(name ->
                                        new Obstacle(
                                                type.toLowerCase(Locale.ROOT),
                                                database + "." + name,
                                                "it cannot be dumped while another one is broken")))
                .toList();
    }

    /** Keys would make the server look after them in the trial as well. */
    private List<String> elsewhere() {
        return client
                .query(
                        Catalogue.SHORT,
                        """
                        select distinct referenced_table_schema
                        from information_schema.key_column_usage
                        where %s and referenced_table_schema is not null
                          and binary referenced_table_schema <> binary %s
                          and not exists (select 1 from information_schema.columns
                            where %s and column_default like
                              concat('%%val(`', referenced_table_schema, '`%%'))
                        """
                                .formatted(
                                        Sql.is("table_schema", database),
                                        Sql.text(database),
                                        Sql.is("columns.table_schema", database)))
                .stream()
                .map(row -> row.text(0))
                .toList();
    }

    private static String fingerprint(String version, String structure, String definitions) {
        try {
            var all = version + "\0" + POSITION.matcher(structure).replaceAll("") + "\0" + definitions;
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
