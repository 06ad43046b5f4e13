package dev.tidemark.engine.mariadb;

import java.util.Collection;
import java.util.stream.Collectors;

/** Puts names and values into SQL, whatever characters they hold. */
final class Sql {
    private Sql() {}

    static String name(String identifier) {
        return "`" + identifier.replace("`", "``") + "`";
    }

    static String name(String schema, String object) {
        return name(schema) + "." + name(object);
    }

    static String names(String schema, Collection<String> objects) {
        return objects.stream().map(o -> name(schema, o)).collect(Collectors.joining(", "));
    }

    static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** Exactly this schema; the server's own comparison takes upper and lower case as equal. */
    static String is(String column, String schema) {
        return "%1$s = %2$s and binary %1$s = binary %2$s".formatted(column, text(schema));
    }
}
