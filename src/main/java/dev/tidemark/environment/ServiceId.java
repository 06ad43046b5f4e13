package dev.tidemark.environment;

import dev.tidemark.base.ShortId;

/** A data-bearing part of an environment. */
public record ServiceId(String value) {
    public ServiceId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An id is never blank");
        }
    }

    /** A new one, known before its row is inserted. */
    public static ServiceId next() {
        return new ServiceId(ShortId.next("se"));
    }

    @Override
    public String toString() {
        return value;
    }
}
