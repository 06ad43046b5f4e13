package dev.tidemark.environment;

/** What somebody may do in an environment. */
public enum Right {
    /** See it, its backups and activities. */
    SEE,
    /** Take, protect and delete backups (S3.2). */
    MANAGE_BACKUPS,
    /** Restore and undo; by default nobody has it, an owner grants it per environment (D1.9). */
    RESTORE,
    /** Ask support for a restore: whoever manages its backups or may restore (S1.10, S4.22). */
    REQUEST_RESTORE,
    /** Give people rights in it. */
    GRANT,
    /** Delete it with its backups, and take that back within the time for it (S1.17). */
    DELETE,
    /** Connect and change hosts, services, mounts. */
    CONNECT
}
