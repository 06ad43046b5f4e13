package dev.tidemark.plan;

import static dev.tidemark.db.Tables.ENVIRONMENT;
import static dev.tidemark.db.Tables.ORGANIZATION;
import static dev.tidemark.db.Tables.POLICY;
import static dev.tidemark.db.Tables.PROJECT;

import dev.tidemark.account.OrganizationId;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.db.enums.EnvironmentState;
import dev.tidemark.environment.EnvironmentType;
import dev.tidemark.environment.ProjectId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Which plan and which policy are in force where, as rows. */
@Repository
class Agreements {
    private final DSLContext db;

    Agreements(DSLContext db) {
        this.db = db;
    }

    /**
     * @param policy JSON
     */
    record ProjectRow(
            ProjectId project,
            String name,
            OrganizationId organization,
            String organizationName,
            ZoneId zone,
            String plan,
            Instant since,
            @Nullable String policy) {}

    record EnvironmentRow(
            EnvironmentId environment,
            EnvironmentType type,
            boolean active,
            EnvironmentStanding standing,
            @Nullable Instant deleteAt,
            ProjectRow project) {}

    Optional<EnvironmentRow> of(EnvironmentId environment) {
        return environments(ENVIRONMENT.ID.eq(environment.value())).stream().findFirst();
    }

    List<EnvironmentRow> of(Collection<EnvironmentId> environments) {
        return environments(
                ENVIRONMENT.ID.in(environments.stream().map(EnvironmentId::value).toList()));
    }

    /** Those of a project that are not deleted, production first. */
    List<EnvironmentRow> environmentsOf(ProjectId project) {
        return environments(
                ENVIRONMENT
                        .PROJECT_ID
                        .eq(project.value())
                        .and(ENVIRONMENT.STATE.ne(EnvironmentState.DELETED)));
    }

    private List<EnvironmentRow> environments(Condition condition) {
        return db.select()
                .from(ENVIRONMENT)
                .join(PROJECT)
                .on(PROJECT.ID.eq(ENVIRONMENT.PROJECT_ID))
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(PROJECT.ORGANIZATION_ID))
                .leftJoin(POLICY)
                .on(POLICY.PROJECT_ID.eq(PROJECT.ID))
                .where(condition)
                .orderBy(ENVIRONMENT.TYPE, ENVIRONMENT.NAME)
                .fetch(Agreements::environment);
    }

    Optional<ProjectRow> of(ProjectId project) {
        return projects(PROJECT.ID.eq(project.value())).stream().findFirst();
    }

    List<ProjectRow> ofPlan(String plan) {
        return projects(PROJECT.PLAN_ID.eq(plan));
    }

    List<ProjectRow> all() {
        return projects(DSL.noCondition());
    }

    private List<ProjectRow> projects(Condition condition) {
        return db.select()
                .from(PROJECT)
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(PROJECT.ORGANIZATION_ID))
                .leftJoin(POLICY)
                .on(POLICY.PROJECT_ID.eq(PROJECT.ID))
                .where(condition)
                .orderBy(DSL.lower(ORGANIZATION.NAME), DSL.lower(PROJECT.NAME), PROJECT.ID)
                .fetch(Agreements::project);
    }

    void assign(ProjectId project, String plan, Instant since) {
        db.update(PROJECT)
                .set(PROJECT.PLAN_ID, plan)
                .set(PROJECT.PLAN_SINCE, since)
                .where(PROJECT.ID.eq(project.value()))
                .execute();
    }

    void savePolicy(ProjectId project, String definition, Instant at, String by) {
        db.insertInto(POLICY)
                .set(POLICY.PROJECT_ID, project.value())
                .set(POLICY.DEFINITION, definition)
                .set(POLICY.CHANGED_AT, at)
                .set(POLICY.CHANGED_BY, by)
                .onDuplicateKeyUpdate()
                .set(POLICY.DEFINITION, definition)
                .set(POLICY.CHANGED_AT, at)
                .set(POLICY.CHANGED_BY, by)
                .execute();
    }

    void deletePolicy(ProjectId project) {
        db.deleteFrom(POLICY).where(POLICY.PROJECT_ID.eq(project.value())).execute();
    }

    void standing(EnvironmentId environment, EnvironmentStanding standing) {
        db.update(ENVIRONMENT)
                .set(ENVIRONMENT.LIVE, standing.live())
                .set(ENVIRONMENT.BOOKED, standing.booked())
                .set(ENVIRONMENT.PLATFORM_VERSION, standing.platformVersion())
                .where(ENVIRONMENT.ID.eq(environment.value()))
                .execute();
    }

    private static EnvironmentRow environment(Record row) {
        return new EnvironmentRow(
                new EnvironmentId(row.get(ENVIRONMENT.ID)),
                EnvironmentType.valueOf(row.get(ENVIRONMENT.TYPE).name()),
                row.get(ENVIRONMENT.STATE) == EnvironmentState.ACTIVE,
                new EnvironmentStanding(
                        row.get(ENVIRONMENT.LIVE),
                        row.get(ENVIRONMENT.BOOKED),
                        row.get(ENVIRONMENT.PLATFORM_VERSION)),
                row.get(ENVIRONMENT.DELETE_AT),
                project(row));
    }

    private static ProjectRow project(Record row) {
        return new ProjectRow(
                new ProjectId(row.get(PROJECT.ID)),
                row.get(PROJECT.NAME),
                new OrganizationId(row.get(ORGANIZATION.ID)),
                row.get(ORGANIZATION.NAME),
                ZoneId.of(row.get(PROJECT.ZONE)),
                row.get(PROJECT.PLAN_ID),
                row.get(PROJECT.PLAN_SINCE),
                row.get(POLICY.DEFINITION));
    }
}
