package dev.tidemark.environment;

import org.jspecify.annotations.Nullable;

/**
 * What a check of a connection has found.
 *
 * @param where the field, such as {@code services.mariadb.databases}
 * @param remedy what to do, such as the GRANT statement that mends it
 */
public record Finding(Level level, String where, String message, @Nullable String remedy) {
    /** Whether it can be saved so. */
    public enum Level {
        /** Was tested and works. */
        GOOD,
        /** Can be saved; something will not work as one might expect. */
        WARNING,
        /** Cannot be saved. */
        ERROR
    }

    static Finding good(String where, String message) {
        return new Finding(Level.GOOD, where, message, null);
    }

    static Finding warning(String where, String message, @Nullable String remedy) {
        return new Finding(Level.WARNING, where, message, remedy);
    }

    static Finding error(String where, String message, @Nullable String remedy) {
        return new Finding(Level.ERROR, where, message, remedy);
    }

    public boolean isError() {
        return level == Level.ERROR;
    }
}
