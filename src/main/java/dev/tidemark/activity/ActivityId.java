package dev.tidemark.activity;

import dev.tidemark.base.ShortId;

/** One recorded operation. */
public record ActivityId(String value) {
    public ActivityId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An id is never blank");
        }
    }

    /** A new one, known before its row is inserted. */
    public static ActivityId next() {
        return new ActivityId(ShortId.next("ac"));
    }

    @Override
    public String toString() {
        return value;
    }
}
