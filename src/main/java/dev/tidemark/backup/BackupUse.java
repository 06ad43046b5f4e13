package dev.tidemark.backup;

/** Whether something else still needs a backup; answered by the modules that refer to backups. */
public interface BackupUse {
    /** Whether a running operation reads it. */
    boolean inUse(BackupId backup);
}
