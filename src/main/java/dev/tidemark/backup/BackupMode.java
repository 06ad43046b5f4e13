package dev.tidemark.backup;

/** Whether requests were held while the parts were pinned. */
public enum BackupMode {
    /** Nothing is held; the parts may be a few requests apart (S3.17). */
    LIVE,
    /** Requests are held for a moment, so that all parts show the same instant (S3.13). */
    CONSISTENT
}
