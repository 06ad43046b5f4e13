package dev.tidemark.engine.mariadb;

/** The status in an event's definition, as the server writes it. */
final class EventText {
    private static final String ENABLED = " PRESERVE ENABLE";
    private static final String DISABLED = " PRESERVE DISABLE";

    private EventText() {}

    static boolean isDisabled(Definition event) {
        return enabledAt(event) < 0;
    }

    /** The same event, so that it never runs. */
    static Definition disabled(Definition event) {
        int at = enabledAt(event);
        return at < 0
                ? event
                : event.withSql(
                        event.sql().substring(0, at)
                                + DISABLED
                                + event.sql().substring(at + ENABLED.length()));
    }

    /** It vanishes with its time. */
    static boolean happensOnce(Definition definition) {
        return definition.kind() == Definition.Kind.EVENT
                && definition.sql().contains(" ON SCHEDULE AT ");
    }

    /** Takes back what was done to an event that must not run. */
    static Definition enabled(Definition event) {
        int at = event.sql().indexOf(DISABLED, behindName(event));
        return at < 0
                ? event
                : event.withSql(
                        event.sql().substring(0, at)
                                + ENABLED
                                + event.sql().substring(at + DISABLED.length()));
    }

    /** Its name may hold anything; behind it the schedule comes and then the status. */
    private static int enabledAt(Definition event) {
        int from = behindName(event);
        int at = event.sql().indexOf(ENABLED, from);
        int disabled = event.sql().indexOf(DISABLED, from);
        return disabled >= 0 && disabled < at ? -1 : at;
    }

    private static int behindName(Definition event) {
        int name = event.sql().indexOf(Sql.name(event.name()));
        return Math.max(0, name) + Sql.name(event.name()).length();
    }
}
