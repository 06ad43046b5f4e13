package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at live and prepared schemas and decides how they change places; changes neither. */
final class CutoverPlanner {
    private final Client client;
    private final Session session;
    private final Catalogue catalogue;
    private final DefinitionReader reader;
    private final RoutineGrants grants;

    CutoverPlanner(Client client, Session session, Catalogue catalogue, DefinitionReader reader) {
        this.grants = new RoutineGrants(client, session);
        this.client = client;
        this.session = session;
        this.catalogue = catalogue;
        this.reader = reader;
    }

    CutoverPlan plan(List<CutoverRequest> group) {
        var contents =
                catalogue.contents(
                        group.stream()
                                .flatMap(r -> Stream.of(r.live(), r.incoming(), r.previous()))
                                .toList());
        var collations =
                catalogue.collations(
                        group.stream().flatMap(r -> Stream.of(r.live(), r.incoming())).toList());
        refuseReferencesFromElsewhere(group);
        var databases = new ArrayList<CutoverPlan.Database>();
        for (var request : group) {
            refuseUnlessReady(
                    request, contents.get(request.incoming()), contents.get(request.previous()));
            var live = contents.getOrDefault(request.live(), new Catalogue.Contents());
            var incoming = contents.getOrDefault(request.incoming(), new Catalogue.Contents());
            var lost = new ArrayList<String>();
            var broken = broken(request.live(), live, lost);
            var present = reader.read(request.live(), live);
            present.objections().forEach(o -> lost.add(o.sentence()));
            databases.add(
                    new CutoverPlan.Database(
                            request.live(),
                            request.incoming(),
                            request.previous(),
                            request.twin(),
                            new CutoverPlan.State(
                                    collations.getOrDefault(request.live(), ""),
                                    live.tables().keySet().stream()
                                            .filter(table -> !broken.contains(table))
                                            .toList(),
                                    grants.attached(request.live(), present.definitions()),
                                    ""),
                            new CutoverPlan.State(
                                    collations.getOrDefault(request.incoming(), ""),
                                    List.copyOf(incoming.tables().keySet()),
                                    request.definitions(),
                                    request.script()),
                            broken,
                            List.of(),
                            lost));
        }
        return withoutUnmakeable(
                new Scripts(client, session, catalogue, reader)
                        .resolved(CutoverPlan.of(databases)));
    }

    private static void refuseUnlessReady(
            CutoverRequest request,
            Catalogue.@org.jspecify.annotations.Nullable Contents incoming,
            Catalogue.@org.jspecify.annotations.Nullable Contents previous) {
        if (incoming == null || !incoming.exists()) {
            throw new EngineException(new Failure.DatabaseMissing(request.incoming()));
        }
        if (previous != null && !previous.tables().isEmpty()) {
            throw new EngineException(
                    new Failure.ChangedMeanwhile(request.previous() + " already holds tables"));
        }
    }

    /** Tables that cannot even be opened. */
    private List<String> broken(String schema, Catalogue.Contents contents, List<String> lost) {
        var byStatement =
                contents.tables().keySet().stream()
                        .collect(
                                Collectors.toMap(
                                        table ->
                                                Statement.of(
                                                        "select 1 from %s limit 0"
                                                                .formatted(
                                                                        Sql.name(schema, table))),
                                        table -> table));
        var failed = session.attempt(List.copyOf(byStatement.keySet()));
        failed.forEach((statement, words) -> {
            if (words.matches("(?s)ERROR (1142|1143|1044|1205) .*")) {
                throw client.explain(
                        new EngineException(new Failure.Other("mariadb", 1, List.of(words))));
            }
            lost.add(
                    new Objection(
                                    "TABLE %s.%s".formatted(schema, byStatement.get(statement)),
                                    words)
                            .sentence());
        });
        return failed.keySet().stream().map(byStatement::get).sorted().toList();
    }

    /**
     * What is broken already, such as a view on a table that is gone, cannot be put back; it must
     * not keep the rest from being put back.
     */
    private CutoverPlan withoutUnmakeable(CutoverPlan plan) {
        var refused = new Rehearsal(plan, session, catalogue, reader, grants).unmakeable();
        if (refused.isEmpty()) {
            return plan;
        }
        return CutoverPlan.of(
                plan.databases().stream()
                        .map(database -> withoutUnmakeable(database, refused))
                        .toList());
    }

    private static CutoverPlan.Database withoutUnmakeable(
            CutoverPlan.Database database, List<Objection> refused) {
        var titles = refused.stream().map(Objection::object).toList();
        var before = database.before();
        var good = new ArrayList<Definition>();
        var bad = new ArrayList<Definition>();
        before.definitions()
                .forEach(d -> (titles.contains(d.title(database.live())) ? bad : good).add(d));
        var lost = new ArrayList<>(database.lost());
        refused.stream()
                .filter(o ->
                        bad.stream().anyMatch(d -> d.title(database.live()).equals(o.object())))
                .forEach(o -> lost.add(o.sentence()));
        return new CutoverPlan.Database(
                database.live(),
                database.incoming(),
                database.previous(),
                database.twin(),
                new CutoverPlan.State(before.collation(), before.tables(), good, before.script()),
                database.after(),
                database.broken(),
                bad,
                lost);
    }

    /**
     * They would follow the old tables away, and then keep another database's rows from changing.
     */
    private void refuseReferencesFromElsewhere(List<CutoverRequest> group) {
        var own =
                group.stream()
                        .flatMap(r -> Stream.of(r.live(), r.incoming()))
                        .map(Sql::text)
                        .collect(Collectors.joining(", "));
        var live =
                group.stream()
                        .map(CutoverRequest::live)
                        .map(Sql::text)
                        .collect(Collectors.joining(", "));
        var foreign =
                client.query(
                        Catalogue.SHORT,
                        """
                        select distinct concat(table_schema, '.', table_name),
                          referenced_table_schema
                        from information_schema.key_column_usage
                        where referenced_table_schema in (%s) and table_schema not in (%s)
                        """
                                .formatted(live, own));
        if (!foreign.isEmpty()) {
            throw new EngineException(
                    new Failure.ChangedMeanwhile(
                            "a table of another database refers to %s: %s"
                                    .formatted(
                                            foreign.getFirst().text(1),
                                            foreign.getFirst().text(0))));
        }
    }
}
