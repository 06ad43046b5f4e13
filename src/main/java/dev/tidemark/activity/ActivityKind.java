package dev.tidemark.activity;

/** What an activity does. */
public enum ActivityKind {
    BACKUP,
    BACKUP_DELETE,
    RESTORE,
    UNDO,
    CLEAN_UP,
    /** Looking after a vault: forgetting, freeing space, checking. */
    MAINTENANCE,
    /** Destroying the backups of a deleted environment. */
    ENVIRONMENT_DELETE,
    /** Laying a backup ready for its customer. */
    HAND_OVER,
    /**
     * Finishing or rolling back a restore that stopped between two states, as an operator decided.
     */
    RESOLVE
}
