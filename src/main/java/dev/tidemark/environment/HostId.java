package dev.tidemark.environment;

import dev.tidemark.base.ShortId;

/** Where environments run. */
public record HostId(String value) {
    public HostId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An id is never blank");
        }
    }

    /** A new one, known before its row is inserted. */
    public static HostId next() {
        return new HostId(ShortId.next("ho"));
    }

    @Override
    public String toString() {
        return value;
    }
}
