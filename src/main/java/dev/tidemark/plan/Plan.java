package dev.tidemark.plan;

import dev.tidemark.environment.EnvironmentType;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * What the owners of a project's environments are granted.
 *
 * @param id as in addresses and files
 * @param origin the product whose promises it keeps, in words; empty for none
 * @param version 1 for a built-in one, counting up for each saved change
 * @param deletionGrace how long a deleted environment can be taken back, may be nothing
 */
public record Plan(
        String id,
        String title,
        String origin,
        int version,
        Duration deletionGrace,
        Map<EnvironmentType, TypeRules> types) {
    public Plan {
        types = Map.copyOf(types);
        if (types.size() != EnvironmentType.values().length) {
            throw new IllegalArgumentException("Rules for " + types.keySet() + " only");
        }
    }

    public TypeRules rules(EnvironmentType type) {
        return Objects.requireNonNull(types.get(type));
    }

    Plan withVersion(int number) {
        return new Plan(id, title, origin, number, deletionGrace, types);
    }
}
