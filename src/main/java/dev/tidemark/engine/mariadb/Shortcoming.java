package dev.tidemark.engine.mariadb;

/**
 * A privilege the account lacks.
 *
 * @param sentence what is missing and what for
 * @param remedy the statement that mends it, for an administrator to run
 */
public record Shortcoming(Purpose purpose, String sentence, String remedy) {
    /** What cannot be done without it. */
    public enum Purpose {
        BACKUP,
        RESTORE
    }
}
