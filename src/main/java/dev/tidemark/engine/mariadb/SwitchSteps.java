package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares a plan with where the tables are and says what is left to do, one statement each. */
final class SwitchSteps {
    /** Programs first: a package body before its package, since dropping that drops both. */
    private static final List<String> ROUTINES =
            List.of("PROCEDURE", "FUNCTION", "PACKAGE BODY", "PACKAGE");

    private final SwitchPlan plan;
    private final Catalogue.Contents live;
    private final Catalogue.Contents incoming;
    private final Catalogue.Contents previous;

    SwitchSteps(SwitchPlan plan, Map<String, Catalogue.Contents> found) {
        this.plan = plan;
        this.live = contents(found, plan.live());
        this.incoming = contents(found, plan.incoming());
        this.previous = contents(found, plan.previous());
    }

    private static Catalogue.Contents contents(
            Map<String, Catalogue.Contents> found, String schema) {
        return found.getOrDefault(schema, new Catalogue.Contents());
    }

    boolean liveExists() {
        return live.exists();
    }

    /** Whether no table has changed places yet. */
    boolean nothingMoved() {
        return plan.liveTables().stream().noneMatch(previous::has)
                && plan.incomingTables().stream().allMatch(incoming::has);
    }

    void refuseIfChangedSincePlanned() {
        if (nothingMoved()) {
            refuseUnlessEqual(plan.live(), live, plan.liveTables());
            refuseUnlessEqual(plan.incoming(), incoming, plan.incomingTables());
        }
        for (var table : plan.liveTables()) {
            refuseIf(!live.has(table) && !previous.has(table), plan.live(), table);
        }
        for (var table : plan.incomingTables()) {
            refuseIf(!incoming.has(table) && !live.has(table), plan.incoming(), table);
        }
    }

    private static void refuseUnlessEqual(
            String schema, Catalogue.Contents found, List<String> planned) {
        Set<String> difference = new TreeSet<>(found.tables().keySet());
        planned.forEach(difference::remove);
        if (!difference.isEmpty()) {
            throw changed(
                    "%s has got tables since the switch was planned: %s"
                            .formatted(schema, String.join(", ", difference)));
        }
    }

    private static void refuseIf(boolean gone, String schema, String table) {
        if (gone) {
            throw changed("table %s of %s is gone".formatted(table, schema));
        }
    }

    private static EngineException changed(String what) {
        return new EngineException(new Failure.ChangedMeanwhile(what));
    }

    /** Everything before the definitions are created anew. */
    List<String> statements() {
        var all = new ArrayList<String>();
        if (!previous.exists()) {
            all.add("create database if not exists %s".formatted(Sql.name(plan.previous())));
        }
        dropDefinitions(all, plan.live(), live);
        dropDefinitions(all, plan.incoming(), incoming);
        var renames = renames();
        if (!renames.isEmpty()) {
            all.add("rename table " + String.join(", ", renames));
        }
        return all;
    }

    List<String> dropLiveDefinitions() {
        var all = new ArrayList<String>();
        dropDefinitions(all, plan.live(), live);
        return all;
    }

    private static void dropDefinitions(
            List<String> all, String schema, Catalogue.Contents contents) {
        contents.events().forEach(name -> all.add(drop("event", schema, name)));
        contents.triggers().forEach(t -> all.add(drop("trigger", schema, t.name())));
        contents.views().forEach(name -> all.add(drop("view", schema, name)));
        for (var type : ROUTINES) {
            contents.routines(type).forEach(name -> all.add(drop(type, schema, name)));
        }
    }

    private static String drop(String kind, String schema, String name) {
        return "drop %s if exists %s".formatted(kind, Sql.name(schema, name));
    }

    /** One statement, so that all tables change places in one atomic step and references follow. */
    private List<String> renames() {
        var away =
                plan.liveTables().stream()
                        .filter(table -> live.has(table) && !previous.has(table))
                        .map(table -> rename(plan.live(), plan.previous(), table));
        var home =
                plan.incomingTables().stream()
                        .filter(incoming::has)
                        .map(table -> rename(plan.incoming(), plan.live(), table));
        return Stream.concat(away, home).toList();
    }

    private static String rename(String from, String to, String table) {
        return "%s to %s".formatted(Sql.name(from, table), Sql.name(to, table));
    }
}
