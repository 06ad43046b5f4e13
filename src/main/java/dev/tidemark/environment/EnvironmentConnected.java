package dev.tidemark.environment;

import dev.tidemark.base.EnvironmentId;

/** An environment was connected; published within the transaction that saves it. */
public record EnvironmentConnected(EnvironmentId environment) {}
