package dev.tidemark.environment;

import dev.tidemark.account.OrganizationId;
import dev.tidemark.base.EnvironmentId;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** An environment in lists and in the drawer. */
public record EnvironmentRow(
        EnvironmentId id,
        OrganizationId organization,
        String organizationName,
        String projectName,
        String name,
        EnvironmentType type,
        EnvironmentState state,
        ZoneId zone,
        @Nullable String url) {
    public String title() {
        return projectName + " · " + name;
    }
}
