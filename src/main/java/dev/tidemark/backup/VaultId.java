package dev.tidemark.backup;

import dev.tidemark.base.ShortId;

/** An encrypted repository of one environment in one region. */
public record VaultId(String value) {
    public VaultId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An id is never blank");
        }
    }

    /** A new one, known before its row is inserted. */
    public static VaultId next() {
        return new VaultId(ShortId.next("va"));
    }

    @Override
    public String toString() {
        return value;
    }
}
