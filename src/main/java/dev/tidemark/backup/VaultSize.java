package dev.tidemark.backup;

import java.time.Instant;

/**
 * How much a vault held at a moment.
 *
 * @param bytes as stored: encrypted, compressed and each piece once
 */
public record VaultSize(Instant at, long bytes, int snapshots) {}
