package dev.tidemark.engine.mariadb;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One view or program as a value: what it takes to make it again exactly as it was.
 *
 * @param table of a trigger, else empty
 * @param sqlMode the session's when it was made, on which the meaning of its text depends
 * @param timeZone of an event, else empty
 * @param characterSetClient that its text is written in
 * @param databaseCollation the schema's when it was made; empty for views
 * @param sql one statement that creates it, without {@code OR REPLACE}
 * @param bytes base64 of the statement where {@code sql} in its character set does not give exactly
 *     what the server holds
 * @param grants on a routine, which the server forgets when it is dropped
 */
public record Definition(
        Kind kind,
        String name,
        String table,
        String sqlMode,
        String timeZone,
        String characterSetClient,
        String collationConnection,
        String databaseCollation,
        String sql,
        @Nullable String bytes,
        List<Grant> grants) {
    public Definition {
        grants = List.copyOf(grants);
    }

    /**
     * What an account may do with a routine.
     *
     * @param account quoted, as in {@code `app`@`%`}
     * @param privileges as in {@code EXECUTE, ALTER ROUTINE}
     */
    public record Grant(String account, String privileges) {}

    /** In an order in which they can be made: what is used comes before what uses it. */
    public enum Kind {
        FUNCTION,
        PROCEDURE,
        PACKAGE,
        PACKAGE_BODY,
        VIEW,
        TRIGGER,
        EVENT;

        /** As SQL calls it. */
        String words() {
            return name().replace('_', ' ');
        }

        boolean isRoutine() {
            return switch (this) {
                case FUNCTION, PROCEDURE, PACKAGE, PACKAGE_BODY -> true;
                case VIEW, TRIGGER, EVENT -> false;
            };
        }
    }

    /** How people are told of it, such as {@code VIEW shop.totals}. */
    String title(String schema) {
        return kind.words() + " " + schema + "." + name;
    }

    /** Whether they cannot both be in one schema. */
    boolean is(Definition other) {
        return kind == other.kind && name.equals(other.name);
    }

    boolean isPackageOf(Definition body) {
        return kind == Kind.PACKAGE && name.equals(body.name);
    }

    /** Whether there is nothing to do to make one the other. */
    boolean sameAs(Definition other) {
        return with(List.of()).equals(other.with(List.of()));
    }

    Definition with(List<Grant> those) {
        return new Definition(
                kind,
                name,
                table,
                sqlMode,
                timeZone,
                characterSetClient,
                collationConnection,
                databaseCollation,
                sql,
                bytes,
                those);
    }

    Definition withSql(String other) {
        return new Definition(
                kind,
                name,
                table,
                sqlMode,
                timeZone,
                characterSetClient,
                collationConnection,
                databaseCollation,
                other,
                bytes,
                grants);
    }
}
