package dev.tidemark.account;

import dev.tidemark.base.ShortId;

/** A customer's account. */
public record OrganizationId(String value) {
    public OrganizationId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An id is never blank");
        }
    }

    /** A new one, known before its row is inserted. */
    public static OrganizationId next() {
        return new OrganizationId(ShortId.next("or"));
    }

    @Override
    public String toString() {
        return value;
    }
}
