package dev.tidemark.engine.mariadb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds everything of a database that a dump, or a load of it, would stumble over. */
final class Examiner {
    private static final Pattern POSITION =
            Pattern.compile("(?m) AUTO_INCREMENT=\\d+|^DO SETVAL\\(.*$");

    private final Client client;
    private final Definitions definitions;
    private final String database;
    private final Catalogue.Contents contents;

    Examiner(Client client, Definitions definitions, String database, Catalogue.Contents contents) {
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
            List<Definition> objects,
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
        var read = new DefinitionReader(client).read(database, readable);
        var objects = read.definitions();
        obstacles.addAll(hidden(read.objections(), obstacles));
        var fingerprint = fingerprint(version, structure, objects.toString());
        if (!passed.test(fingerprint) || !obstacles.isEmpty()) {
            var trial = new Trial(client, database, elsewhere());
            objects = trial.run(structure, objects, characterSet, collation);
            obstacles.addAll(trial.obstacles());
            unreadable.addAll(trial.refusedTables());
            readable = readable.without(trial.refusedTables(), trial.refusedViews());
        }
        var text = definitions.salvaged(database, readable);
        return new Findings(obstacles, unreadable, readable, text, objects, fingerprint);
    }

    /** Programs whose text the server does not show, unless that is known. */
    private static List<Obstacle> hidden(List<Objection> objections, List<Obstacle> known) {
        return objections.stream()
                .map(objection -> {
                    int name = objection.type().length() + 1;
                    return new Obstacle(
                            objection.type().toLowerCase(Locale.ROOT),
                            objection.object().substring(name),
                            objection.words());
                })
                .filter(one -> known.stream().noneMatch(other -> other.name().equals(one.name())))
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
            var all =
                    version
                            + "\0"
                            + POSITION.matcher(structure).replaceAll("")
                            + "\0"
                            + definitions;
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
