package dev.tidemark.upkeep;

import dev.tidemark.base.EnvironmentId;
import dev.tidemark.environment.EnvironmentState;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** An environment as operators see it among all the others. */
public record FleetRow(
        EnvironmentId environment,
        String title,
        String organization,
        String plan,
        String host,
        EnvironmentState state,
        ZoneId zone,
        @Nullable Instant lastGoodAt,
        @Nullable Instant overdueAt,
        @Nullable Instant nextRunAt) {
    public boolean isOverdue(Instant now) {
        return overdueAt != null && !now.isBefore(overdueAt);
    }
}
