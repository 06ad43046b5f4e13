package dev.tidemark.engine.mariadb;

import java.util.List;

/**
 * How the tables of a live database change places with those prepared in a side schema. Decided
 * once, stored by the caller, and then carried out as often as crashes make it necessary.
 *
 * @param live keeps its name, gets the tables of {@code incoming}
 * @param incoming the side schema; empty afterwards
 * @param previous receives the tables that were live
 * @param liveDefinitions views and programs of the live database, for the way back
 * @param incomingDefinitions views and programs that the live database gets
 */
public record SwitchPlan(
        String live,
        String incoming,
        String previous,
        List<String> liveTables,
        List<String> incomingTables,
        String liveDefinitions,
        String incomingDefinitions) {
    public SwitchPlan {
        liveTables = List.copyOf(liveTables);
        incomingTables = List.copyOf(incomingTables);
    }

    /**
     * The way back: the previous tables become live again, and the present ones go to {@code
     * aside}. Valid if no tables were created or dropped since; else plan anew with {@link
     * MariaDb#planSwitch}.
     */
    public SwitchPlan undo(String aside) {
        return new SwitchPlan(
                live,
                previous,
                aside,
                incomingTables,
                liveTables,
                incomingDefinitions,
                liveDefinitions);
    }
}
