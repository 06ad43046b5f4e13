package dev.tidemark.engine.restic;

/**
 * @param storedBytes what the repository takes on its storage
 * @param originalBytes the same data uncompressed
 */
public record RepositorySize(long storedBytes, long originalBytes, long snapshots) {}
