package dev.tidemark.plan;

import dev.tidemark.account.OrganizationId;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.environment.EnvironmentType;
import dev.tidemark.environment.ProjectId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed for one environment: its project's plan with the project's own policy laid over
 * it.
 *
 * @param zone the project's; schedules and retention follow it
 * @param active whether it is backed up at all (S3.1)
 * @param since when the plan was given to the project
 * @param deleteAt when its deletion becomes final, null if nobody wants it deleted
 */
public record Terms(
        EnvironmentId environment,
        ProjectId project,
        OrganizationId organization,
        EnvironmentType type,
        ZoneId zone,
        boolean active,
        EnvironmentStanding standing,
        Plan plan,
        Instant since,
        @Nullable Policy policy,
        TypeRules rules,
        @Nullable Instant deleteAt) {

    /** Which minute of the hour is this environment's own (D5.3). */
    public int minute() {
        return StableMinute.of(environment.value());
    }
}
