package dev.tidemark.activity;

/** What an activity does. */
public enum ActivityKind {
    BACKUP,
    BACKUP_DELETE,
    RESTORE,
    UNDO,
    CLEAN_UP
}
