package dev.tidemark.backup;

import dev.tidemark.base.EnvironmentId;

/**
 * An environment is gone with all of its backups; published within the transaction that records it.
 */
public record EnvironmentDestroyed(EnvironmentId environment) {}
