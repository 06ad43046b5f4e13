package dev.tidemark.environment;

import dev.tidemark.base.ShortId;

/** One application of an organization. */
public record ProjectId(String value) {
    public ProjectId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An id is never blank");
        }
    }

    /** A new one, known before its row is inserted. */
    public static ProjectId next() {
        return new ProjectId(ShortId.next("pr"));
    }

    @Override
    public String toString() {
        return value;
    }
}
