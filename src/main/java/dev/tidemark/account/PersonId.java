package dev.tidemark.account;

import dev.tidemark.base.ShortId;

/** A person who signs in. */
public record PersonId(String value) {
    public PersonId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An id is never blank");
        }
    }

    /** A new one, known before its row is inserted. */
    public static PersonId next() {
        return new PersonId(ShortId.next("pe"));
    }

    @Override
    public String toString() {
        return value;
    }
}
