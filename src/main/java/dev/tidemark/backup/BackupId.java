package dev.tidemark.backup;

import dev.tidemark.base.ShortId;

/** One consistent set of parts. */
public record BackupId(String value) {
    public BackupId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An id is never blank");
        }
    }

    /** A new one, known before its row is inserted. */
    public static BackupId next() {
        return new BackupId(ShortId.next("bk"));
    }

    @Override
    public String toString() {
        return value;
    }
}
