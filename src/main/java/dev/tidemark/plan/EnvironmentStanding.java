package dev.tidemark.plan;

import org.jspecify.annotations.Nullable;

/**
 * What rules ask about an environment.
 *
 * @param live whether its site is launched
 * @param booked whether the backup component is booked for it
 * @param platformVersion null if unknown
 */
public record EnvironmentStanding(boolean live, boolean booked, @Nullable String platformVersion) {}
