package dev.tidemark.environment;

import static dev.tidemark.db.Tables.ENVIRONMENT;
import static dev.tidemark.db.Tables.MOUNT;
import static dev.tidemark.db.Tables.ORGANIZATION;
import static dev.tidemark.db.Tables.PROJECT;
import static dev.tidemark.db.Tables.SERVICE;
import static dev.tidemark.db.Tables.SERVICE_DATABASE;

import dev.tidemark.account.OrganizationId;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.Json;
import dev.tidemark.base.NothingHere;
import dev.tidemark.db.enums.ServiceKind;
import dev.tidemark.engine.HostKey;
import dev.tidemark.engine.Secret;
import dev.tidemark.environment.ConnectionFile.EnvironmentPlan;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.environment.ConnectionFile.MountPlan;
import dev.tidemark.environment.ConnectionFile.ServicePlan;
import dev.tidemark.environment.ConnectionService.KnownProject;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Writes connected environments with all that belongs to them. */
@Repository
class Connections {
    private final DSLContext db;
    private final Hosts hosts;
    private final MasterKey masterKey;

    Connections(DSLContext db, Hosts hosts, MasterKey masterKey) {
        this.db = db;
        this.hosts = hosts;
        this.masterKey = masterKey;
    }

    Optional<EnvironmentId> known(String organization, String project, String environment) {
        return db.select(ENVIRONMENT.ID)
                .from(ENVIRONMENT)
                .join(PROJECT)
                .on(PROJECT.ID.eq(ENVIRONMENT.PROJECT_ID))
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(PROJECT.ORGANIZATION_ID))
                .where(ORGANIZATION.NAME.eq(organization))
                .and(PROJECT.NAME.eq(project))
                .and(ENVIRONMENT.NAME.eq(environment))
                .fetchOptional(row -> new EnvironmentId(row.value1()));
    }

    List<KnownProject> projects(String organization) {
        return db.select(PROJECT.NAME, PROJECT.ZONE)
                .from(PROJECT)
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(PROJECT.ORGANIZATION_ID))
                .where(ORGANIZATION.NAME.eq(organization))
                .orderBy(DSL.lower(PROJECT.NAME))
                .fetch(row -> new KnownProject(row.value1(), ZoneId.of(row.value2())));
    }

    /** Whether the host is on record with another key than the one in the plan. */
    Optional<Finding> otherKeyPinned(HostPlan plan) {
        var planned = plan.hostKey();
        if (plan.isLocal() || planned == null || plan.address() == null || plan.user() == null) {
            return Optional.empty();
        }
        var name = PlannedHosts.address(plan).toString();
        return hosts.pinned(name)
                .filter(pinned -> !pinned.equals(HostKey.parse(planned)))
                .map(pinned ->
                        Finding.error(
                                "host",
                                "%s is on record with another host key, %s."
                                        .formatted(name, pinned.fingerprint()),
                                "If its key was really changed, ask who runs that machine; the portal does not talk to it"
                                        + " until then."));
    }

    /** The organization's project of that name, made if there is none yet. */
    ProjectId project(OrganizationId organization, String name, ZoneId zone) {
        return db.select(PROJECT.ID)
                .from(PROJECT)
                .where(PROJECT.ORGANIZATION_ID.eq(organization.value()).and(PROJECT.NAME.eq(name)))
                .fetchOptional(row -> new ProjectId(row.value1()))
                .orElseGet(() -> {
                    var id = ProjectId.next();
                    db.insertInto(PROJECT)
                            .set(PROJECT.ID, id.value())
                            .set(PROJECT.ORGANIZATION_ID, organization.value())
                            .set(PROJECT.NAME, name)
                            .set(PROJECT.ZONE, zone.getId())
                            .execute();
                    return id;
                });
    }

    EnvironmentId insert(ProjectId project, String projectName, EnvironmentPlan plan) {
        return insert(freeId(ConnectionNames.slug(projectName, plan.name())), project, plan);
    }

    EnvironmentId insert(EnvironmentId id, ProjectId project, EnvironmentPlan plan) {
        var host = host(plan.host());
        var hooks =
                plan.hooks() == null
                        ? Hooks.NONE
                        : new Hooks(plan.hooks().beforeBackup(), plan.hooks().afterRestore());
        var row = Objects.requireNonNull(db.newRecord(ENVIRONMENT));
        row.setId(id.value());
        row.setProjectId(project.value());
        row.setName(plan.name());
        row.setType(
                dev.tidemark.db.enums.EnvironmentType.valueOf(
                        plan.type().toUpperCase(Locale.ROOT)));
        row.setState(
                dev.tidemark.db.enums.EnvironmentState.valueOf(
                        Objects.requireNonNullElse(plan.state(), "active")
                                .toUpperCase(Locale.ROOT)));
        row.setHostId(host.value());
        row.setUrl(plan.url());
        row.setHooks(Json.write(hooks));
        if (plan.health() != null) {
            row.setHealthUrl(plan.health().url());
            row.setHealthExpect(plan.health().expect());
        }
        if (plan.code() != null) {
            row.setCodePath(plan.code().path());
            row.setCodeRepository(plan.code().repository());
            row.setCodeBranch(plan.code().branch());
        }
        row.insert();
        plan.services().forEach(service -> insert(id, service));
        plan.mounts().forEach(mount -> insert(id, mount));
        return id;
    }

    private EnvironmentId freeId(String slug) {
        var id = slug;
        for (int number = 2; db.fetchExists(ENVIRONMENT, ENVIRONMENT.ID.eq(id)); number++) {
            id = slug + "-" + number;
        }
        return new EnvironmentId(id);
    }

    private HostId host(HostPlan plan) {
        if (plan.isLocal()) {
            return hosts.byName("this machine").orElseGet(() -> hosts.insertLocal("this machine"));
        }
        var address = PlannedHosts.address(plan);
        return hosts.byName(address.toString())
                .orElseGet(() ->
                        hosts.insertSsh(
                                address.toString(),
                                address,
                                PlannedHosts.privateKey(plan),
                                HostKey.parse(Objects.requireNonNull(plan.hostKey())),
                                Objects.requireNonNullElse(plan.tools(), "")));
    }

    private void insert(EnvironmentId environment, ServicePlan plan) {
        var id = ServiceId.next();
        db.insertInto(SERVICE)
                .set(SERVICE.ID, id.value())
                .set(SERVICE.ENVIRONMENT_ID, environment.value())
                .set(SERVICE.NAME, plan.name())
                .set(SERVICE.KIND, ServiceKind.MARIADB)
                .set(SERVICE.SOCKET, plan.socket())
                .set(SERVICE.ADDRESS, plan.socket() == null ? plan.address() : null)
                .set(
                        SERVICE.PORT,
                        plan.socket() == null
                                ? Objects.requireNonNullElse(plan.port(), 3306)
                                : null)
                .set(SERVICE.USERNAME, plan.user())
                .set(
                        SERVICE.PASSWORD_SEALED,
                        masterKey.seal(PlannedSecrets.password(plan), purpose(id)))
                .execute();
        plan.databases()
                .forEach(name ->
                        db.insertInto(SERVICE_DATABASE)
                                .set(SERVICE_DATABASE.SERVICE_ID, id.value())
                                .set(SERVICE_DATABASE.NAME, name)
                                .execute());
    }

    private void insert(EnvironmentId environment, MountPlan plan) {
        db.insertInto(MOUNT)
                .set(MOUNT.ID, MountId.next().value())
                .set(MOUNT.ENVIRONMENT_ID, environment.value())
                .set(MOUNT.NAME, plan.name())
                .set(MOUNT.PATH, plan.path())
                .set(MOUNT.EXCLUDES, Json.write(plan.excludes()))
                .execute();
    }

    Secret password(ServiceId service) {
        return db.select(SERVICE.PASSWORD_SEALED)
                .from(SERVICE)
                .where(SERVICE.ID.eq(service.value()))
                .fetchOptional(row -> masterKey.open(row.value1(), purpose(service)))
                .orElseThrow(NothingHere::new);
    }

    private static String purpose(ServiceId service) {
        return "service " + service;
    }
}
