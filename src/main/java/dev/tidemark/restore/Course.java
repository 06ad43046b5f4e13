package dev.tidemark.restore;

/** Which of a restore's two cutovers: to the backup's state, or back to the one before. */
public enum Course {
    RESTORE,
    UNDO
}
