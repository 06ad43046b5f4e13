package dev.tidemark.backup;

import dev.tidemark.environment.ConnectionFile.OrganizationPlan;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a portal whose records are lost needs to know of a backup's environment: readable for
 * people, and once more with all credentials, sealed under the master key. Only what was sealed is
 * ever taken over: whoever can write into a vault could have changed the rest.
 *
 * @param connection how the environment was connected, without passwords and keys
 * @param vault where the vault lay, as its host saw it
 * @param sealed a {@link Known}, in Base64
 */
public record Surroundings(OrganizationPlan connection, String vault, String sealed) {
    /** The facts of the record, with credentials. */
    public record Known(
            OrganizationPlan connection,
            String region,
            String vault,
            String storage,
            Map<String, String> storageEnvironment,
            String plan,
            @Nullable String policy,
            boolean live,
            boolean booked,
            @Nullable String platformVersion,
            BackupOrigin origin,
            BackupMode mode,
            @Nullable String note,
            String actorName,
            Instant requestedAt) {
        @Override
        public String toString() {
            return "surroundings of " + vault;
        }
    }
}
