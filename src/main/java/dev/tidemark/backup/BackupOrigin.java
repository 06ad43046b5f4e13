package dev.tidemark.backup;

/** Why a backup was taken. */
public enum BackupOrigin {
    /** By a person. */
    MANUAL,
    /** By a schedule. */
    AUTOMATED,
    /** Before a restore, of the state it replaces. */
    SAFETY
}
