package dev.tidemark.base;

/**
 * An environment's slug, such as {@code shop-production}: stable, in addresses, never with a slash.
 */
public record EnvironmentId(String value) {
    public EnvironmentId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An id is never blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
