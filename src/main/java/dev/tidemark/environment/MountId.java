package dev.tidemark.environment;

import dev.tidemark.base.ShortId;

/** A writable directory of an environment. */
public record MountId(String value) {
    public MountId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An id is never blank");
        }
    }

    /** A new one, known before its row is inserted. */
    public static MountId next() {
        return new MountId(ShortId.next("mo"));
    }

    @Override
    public String toString() {
        return value;
    }
}
