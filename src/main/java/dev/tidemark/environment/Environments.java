package dev.tidemark.environment;

import static dev.tidemark.db.Tables.ENVIRONMENT;
import static dev.tidemark.db.Tables.HOST;
import static dev.tidemark.db.Tables.MOUNT;
import static dev.tidemark.db.Tables.ORGANIZATION;
import static dev.tidemark.db.Tables.PROJECT;
import static dev.tidemark.db.Tables.SERVICE;
import static dev.tidemark.db.Tables.SERVICE_DATABASE;

import dev.tidemark.account.OrganizationId;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.Json;
import dev.tidemark.db.enums.EnvironmentState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Environments with their services and mounts, as rows. */
@Repository
class Environments {
    private static final List<SelectField<?>> ROW =
            List.of(
                    ENVIRONMENT.ID,
                    ENVIRONMENT.NAME,
                    ENVIRONMENT.TYPE,
                    ENVIRONMENT.STATE,
                    ENVIRONMENT.URL,
                    PROJECT.NAME,
                    PROJECT.ZONE,
                    ORGANIZATION.ID,
                    ORGANIZATION.NAME);

    private final DSLContext db;

    Environments(DSLContext db) {
        this.db = db;
    }

    Optional<Environment> find(EnvironmentId id) {
        return db.select()
                .from(ENVIRONMENT)
                .join(PROJECT)
                .on(PROJECT.ID.eq(ENVIRONMENT.PROJECT_ID))
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(PROJECT.ORGANIZATION_ID))
                .join(HOST)
                .on(HOST.ID.eq(ENVIRONMENT.HOST_ID))
                .where(ENVIRONMENT.ID.eq(id.value()))
                .fetchOptional(this::environment);
    }

    List<EnvironmentRow> ofProject(ProjectId project) {
        return rows(ENVIRONMENT.PROJECT_ID.eq(project.value()));
    }

    /** Deleted ones are not among them. */
    List<EnvironmentRow> of(Collection<EnvironmentId> ids) {
        return rows(ENVIRONMENT.ID.in(ids.stream().map(EnvironmentId::value).toList()));
    }

    /** Whether there are more than so many; deleted ones are not counted. */
    boolean areMoreForStaff(int many) {
        return db.fetchCount(
                        db.select(ENVIRONMENT.ID)
                                .from(ENVIRONMENT)
                                .where(ENVIRONMENT.STATE.ne(EnvironmentState.DELETED))
                                .limit(many + 1))
                > many;
    }

    List<EnvironmentRow> allForStaff() {
        return rows(DSL.noCondition());
    }

    List<EnvironmentRow> ofOrganizations(List<String> organizations) {
        return rows(PROJECT.ORGANIZATION_ID.in(organizations));
    }

    /** Without the long columns: the database would sort those on disk. */
    private List<EnvironmentRow> rows(Condition condition) {
        return db.select(ROW)
                .from(ENVIRONMENT)
                .join(PROJECT)
                .on(PROJECT.ID.eq(ENVIRONMENT.PROJECT_ID))
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(PROJECT.ORGANIZATION_ID))
                .where(condition)
                .and(ENVIRONMENT.STATE.ne(EnvironmentState.DELETED))
                .orderBy(
                        DSL.lower(ORGANIZATION.NAME),
                        ORGANIZATION.ID,
                        DSL.lower(PROJECT.NAME),
                        PROJECT.ID,
                        ENVIRONMENT.TYPE,
                        DSL.lower(ENVIRONMENT.NAME))
                .fetch(Environments::row);
    }

    /** For permission checks without loading the rest. */
    Optional<OrganizationId> organization(EnvironmentId id) {
        return db.select(PROJECT.ORGANIZATION_ID)
                .from(ENVIRONMENT)
                .join(PROJECT)
                .on(PROJECT.ID.eq(ENVIRONMENT.PROJECT_ID))
                .where(ENVIRONMENT.ID.eq(id.value()))
                .fetchOptional(row -> new OrganizationId(row.value1()));
    }

    void setRestoredRevision(EnvironmentId id, @Nullable String revision) {
        db.update(ENVIRONMENT)
                .set(ENVIRONMENT.RESTORED_REVISION, revision)
                .where(ENVIRONMENT.ID.eq(id.value()))
                .execute();
    }

    /** Null takes a deletion back. False if somebody was quicker. */
    boolean deleteAt(EnvironmentId id, @Nullable Instant at, @Nullable String by) {
        return db.update(ENVIRONMENT)
                        .set(ENVIRONMENT.DELETE_AT, at)
                        .set(ENVIRONMENT.DELETE_REQUESTED_BY, by)
                        .where(ENVIRONMENT.ID.eq(id.value()))
                        .and(ENVIRONMENT.STATE.ne(EnvironmentState.DELETED))
                        .and(
                                at == null
                                        ? ENVIRONMENT.DELETE_AT.isNotNull()
                                        : ENVIRONMENT.DELETE_AT.isNull())
                        .execute()
                == 1;
    }

    List<EnvironmentId> toDelete(Instant now) {
        return db.select(ENVIRONMENT.ID)
                .from(ENVIRONMENT)
                .where(ENVIRONMENT.DELETE_AT.le(now))
                .and(ENVIRONMENT.STATE.ne(EnvironmentState.DELETED))
                .orderBy(ENVIRONMENT.DELETE_AT)
                .limit(100)
                .fetch(row -> new EnvironmentId(row.value1()));
    }

    void deleted(EnvironmentId id) {
        db.update(ENVIRONMENT)
                .set(ENVIRONMENT.STATE, EnvironmentState.DELETED)
                .where(ENVIRONMENT.ID.eq(id.value()))
                .execute();
    }

    private Environment environment(Record row) {
        var id = row.get(ENVIRONMENT.ID);
        var healthUrl = row.get(ENVIRONMENT.HEALTH_URL);
        var codePath = row.get(ENVIRONMENT.CODE_PATH);
        return new Environment(
                new EnvironmentId(id),
                new ProjectId(row.get(PROJECT.ID)),
                row.get(PROJECT.NAME),
                new OrganizationId(row.get(ORGANIZATION.ID)),
                row.get(ORGANIZATION.NAME),
                row.get(ENVIRONMENT.NAME),
                EnvironmentType.valueOf(row.get(ENVIRONMENT.TYPE).name()),
                dev.tidemark.environment.EnvironmentState.valueOf(
                        row.get(ENVIRONMENT.STATE).name()),
                ZoneId.of(row.get(PROJECT.ZONE)),
                new HostId(row.get(HOST.ID)),
                row.get(HOST.NAME),
                row.get(ENVIRONMENT.URL),
                healthUrl == null
                        ? null
                        : new HealthCheck(healthUrl, row.get(ENVIRONMENT.HEALTH_EXPECT)),
                codePath == null
                        ? null
                        : new Code(
                                codePath,
                                row.get(ENVIRONMENT.CODE_REPOSITORY),
                                row.get(ENVIRONMENT.CODE_BRANCH)),
                services(id),
                mounts(id),
                Json.read(row.get(ENVIRONMENT.HOOKS), Hooks.class),
                row.get(ENVIRONMENT.RESTORED_REVISION),
                row.get(ENVIRONMENT.DELETE_AT));
    }

    private List<Service> services(String environment) {
        var databases =
                db.select(SERVICE_DATABASE.SERVICE_ID, SERVICE_DATABASE.NAME)
                        .from(SERVICE_DATABASE)
                        .join(SERVICE)
                        .on(SERVICE.ID.eq(SERVICE_DATABASE.SERVICE_ID))
                        .where(SERVICE.ENVIRONMENT_ID.eq(environment))
                        .orderBy(SERVICE_DATABASE.NAME)
                        .fetchGroups(SERVICE_DATABASE.SERVICE_ID, SERVICE_DATABASE.NAME);
        return db.selectFrom(SERVICE)
                .where(SERVICE.ENVIRONMENT_ID.eq(environment))
                .orderBy(SERVICE.NAME)
                .fetch(row ->
                        new Service(
                                new ServiceId(row.getId()),
                                row.getName(),
                                row.getSocket(),
                                row.getAddress(),
                                row.getPort(),
                                row.getUsername(),
                                databases.getOrDefault(row.getId(), List.of())));
    }

    private List<Mount> mounts(String environment) {
        Function<String, List<String>> list =
                json -> Json.read(json, new TypeReference<List<String>>() {});
        return db.selectFrom(MOUNT)
                .where(MOUNT.ENVIRONMENT_ID.eq(environment))
                .orderBy(MOUNT.NAME)
                .fetch(row ->
                        new Mount(
                                new MountId(row.getId()),
                                row.getName(),
                                row.getPath(),
                                list.apply(row.getExcludes())));
    }

    private static EnvironmentRow row(Record row) {
        return new EnvironmentRow(
                new EnvironmentId(row.get(ENVIRONMENT.ID)),
                new OrganizationId(row.get(ORGANIZATION.ID)),
                row.get(ORGANIZATION.NAME),
                row.get(PROJECT.NAME),
                row.get(ENVIRONMENT.NAME),
                EnvironmentType.valueOf(row.get(ENVIRONMENT.TYPE).name()),
                dev.tidemark.environment.EnvironmentState.valueOf(
                        row.get(ENVIRONMENT.STATE).name()),
                ZoneId.of(row.get(PROJECT.ZONE)),
                row.get(ENVIRONMENT.URL));
    }
}
