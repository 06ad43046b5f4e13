package dev.tidemark.engine.mariadb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads definitions that are known only as a script of {@code mariadb-dump}, as backups of format 1
 * and journals of the first version hold them: by running it in an empty twin.
 */
record Scripts(Client client, Session session, Catalogue catalogue, DefinitionReader reader) {
    private static final Pattern EVENT =
            Pattern.compile("(?s)EVENT (`(?:[^`]|``)+`) ON SCHEDULE .*? PRESERVE (ENABLE)\\b");

    CutoverPlan resolved(CutoverPlan plan) {
        return CutoverPlan.of(
                plan.databases().stream()
                        .map(database -> {
                            var db = database;
                            if (!db.after().script().isBlank()) {
                                db = db.withAfter(read(plan, db));
                            }
                            if (!db.before().script().isBlank()) {
                                db = db.reversed().withAfter(read(plan, db.reversed())).reversed();
                            }
                            return db;
                        })
                        .toList());
    }

    /** The state after it, as values. */
    private CutoverPlan.State read(CutoverPlan plan, CutoverPlan.Database database) {
        var state = database.after();
        var twins = new Twins(plan);
        try {
            session.run(structure(plan, twins));
            var enabled = new HashSet<String>();
            var script = twins.inTwins(disabled(state.script(), enabled));
            client.script(Catalogue.SHORT, database.twin(), script);
            var contents =
                    catalogue
                            .contents(List.of(database.twin()))
                            .getOrDefault(database.twin(), new Catalogue.Contents());
            var definitions =
                    reader.read(database.twin(), contents).definitions().stream()
                            .map(definition ->
                                    definition.withSql(twins.outOfTwins(definition.sql())))
                            .map(definition ->
                                    enabled.contains(definition.name())
                                            ? EventText.enabled(definition)
                                            : definition)
                            .toList();
            return new CutoverPlan.State(state.collation(), state.tables(), definitions, "");
        } finally {
            session.attempt(twins.drops());
        }
    }

    /** Views need tables of all databases, wherever these are at the moment. */
    private List<Statement> structure(CutoverPlan plan, Twins twins) {
        var statements = new ArrayList<>(twins.drops());
        for (var database : plan.databases()) {
            statements.add(Twins.create(database.twin(), database.after().collation()));
            var contents =
                    catalogue.contents(
                            List.of(database.incoming(), database.live(), database.previous()));
            var made = new HashSet<String>();
            for (var schema : List.of(database.incoming(), database.live(), database.previous())) {
                var there = contents.getOrDefault(schema, new Catalogue.Contents());
                var tables =
                        there.tables().keySet().stream()
                                .filter(table -> !database.broken().contains(table))
                                .filter(made::add)
                                .toList();
                Twins.copy(statements, schema, database.twin(), tables);
            }
        }
        return statements;
    }

    private static String disabled(String script, Set<String> enabled) {
        return EVENT.matcher(script)
                .replaceAll(found -> {
                    var quoted = found.group(1);
                    enabled.add(quoted.substring(1, quoted.length() - 1).replace("``", "`"));
                    var text = found.group();
                    return java.util.regex.Matcher.quoteReplacement(
                            text.substring(0, text.length() - "ENABLE".length()) + "DISABLE");
                });
    }
}
