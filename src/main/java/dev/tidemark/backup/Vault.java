package dev.tidemark.backup;

import dev.tidemark.base.EnvironmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The encrypted repository of an environment in a region.
 *
 * @param initializedAt null until its first backup
 */
record Vault(
        VaultId id,
        EnvironmentId environment,
        String region,
        String location,
        @Nullable Instant initializedAt) {}
