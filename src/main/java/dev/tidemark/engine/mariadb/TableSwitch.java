package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Lets the tables of two schemas change places. */
final class TableSwitch {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    /** A session that keeps a table locked longer than this would keep the site held. */
    private static final int LOCK_WAIT_SECONDS = 10;

    private final Client client;
    private final Catalogue catalogue;
    private final Definitions definitions;

    TableSwitch(Client client, Catalogue catalogue, Definitions definitions) {
        this.client = client;
        this.catalogue = catalogue;
        this.definitions = definitions;
    }

    SwitchPlan plan(String live, String incoming, String previous, String incomingDefinitions) {
        var found = catalogue.contents(List.of(live, incoming, previous));
        if (!contents(found, incoming).exists()) {
            throw new EngineException(new Failure.DatabaseMissing(incoming));
        }
        if (!contents(found, previous).tables().isEmpty()) {
            throw new EngineException(
                    new Failure.ChangedMeanwhile(previous + " already holds tables"));
        }
        refuseReferencesFromElsewhere(live, incoming);
        return new SwitchPlan(
                live,
                incoming,
                previous,
                List.copyOf(contents(found, live).tables().keySet()),
                List.copyOf(contents(found, incoming).tables().keySet()),
                contents(found, live).exists()
                        ? definitions.salvaged(live, contents(found, live))
                        : "",
                incomingDefinitions);
    }

    /**
     * They would follow the old tables away, and then keep another database's rows from changing.
     */
    private void refuseReferencesFromElsewhere(String live, String incoming) {
        var foreign =
                client.query(
                        TIMEOUT,
                        """
                        select distinct concat(table_schema, '.', table_name)
                        from information_schema.key_column_usage
                        where %s and table_schema not in (%s, %s)
                        """
                                .formatted(
                                        Sql.is("referenced_table_schema", live),
                                        Sql.text(live),
                                        Sql.text(incoming)));
        if (!foreign.isEmpty()) {
            throw new EngineException(
                    new Failure.ChangedMeanwhile(
                            "a table of another database refers to %s: %s"
                                    .formatted(live, foreign.getFirst().text(0))));
        }
    }

    void execute(SwitchPlan plan) {
        var steps = steps(plan);
        steps.refuseIfChangedSincePlanned();
        if (!steps.liveExists()) {
            createLike(plan.live(), plan.incoming());
        }
        try {
            run(steps.statements());
        } catch (EngineException e) {
            putBack(plan, e);
            throw e;
        }
        client.script(TIMEOUT, plan.live(), plan.incomingDefinitions());
    }

    /** After a disaster the live database itself may be gone. */
    private void createLike(String schema, String model) {
        client.query(
                TIMEOUT,
                """
                set @statement = (select concat('create database if not exists ', %s,
                    ' character set ', default_character_set_name,
                    ' collate ', default_collation_name)
                  from information_schema.schemata where %s);
                execute immediate @statement;
                """
                        .formatted(Sql.text(Sql.name(schema)), Sql.is("schema_name", model)));
    }

    private void putBack(SwitchPlan plan, EngineException cause) {
        try {
            abandon(plan);
        } catch (EngineException second) {
            cause.addSuppressed(second);
        }
    }

    boolean abandon(SwitchPlan plan) {
        var steps = steps(plan);
        if (!steps.nothingMoved()) {
            return false;
        }
        run(steps.dropLiveDefinitions());
        client.script(TIMEOUT, plan.live(), plan.liveDefinitions());
        return true;
    }

    private SwitchSteps steps(SwitchPlan plan) {
        return new SwitchSteps(
                plan, catalogue.contents(List.of(plan.live(), plan.incoming(), plan.previous())));
    }

    private void run(List<String> statements) {
        if (!statements.isEmpty()) {
            client.query(
                    TIMEOUT,
                    "set session lock_wait_timeout = %d, foreign_key_checks = 1;\n%s;\n"
                            .formatted(LOCK_WAIT_SECONDS, String.join(";\n", statements)));
        }
    }

    private static Catalogue.Contents contents(
            Map<String, Catalogue.Contents> found, String schema) {
        return found.getOrDefault(schema, new Catalogue.Contents());
    }
}
