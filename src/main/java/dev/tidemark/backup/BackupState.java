package dev.tidemark.backup;

/** Where a backup is. */
public enum BackupState {
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED,
    DELETED
}
