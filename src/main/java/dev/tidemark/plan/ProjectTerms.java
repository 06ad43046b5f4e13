package dev.tidemark.plan;

import dev.tidemark.account.OrganizationId;
import dev.tidemark.environment.ProjectId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The plan that a project has, and its own policy within it. */
public record ProjectTerms(
        ProjectId project,
        String name,
        OrganizationId organization,
        String organizationName,
        ZoneId zone,
        Plan plan,
        Instant since,
        @Nullable Policy policy) {}
