package dev.tidemark.restore;

import dev.tidemark.base.ShortId;

/** One run that brings an environment back. */
public record RestoreId(String value) {
    public RestoreId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An id is never blank");
        }
    }

    /** A new one, known before its row is inserted. */
    public static RestoreId next() {
        return new RestoreId(ShortId.next("rs"));
    }

    @Override
    public String toString() {
        return value;
    }
}
