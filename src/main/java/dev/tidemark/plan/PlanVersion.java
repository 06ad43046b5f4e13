package dev.tidemark.plan;

import java.time.Instant;

/**
 * One version of a plan as it was saved.
 *
 * @param definition YAML
 */
public record PlanVersion(int version, Instant savedAt, String savedBy, String definition) {}
