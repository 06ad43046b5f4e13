package dev.tidemark.environment;

import dev.tidemark.account.AccountService;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.environment.ConnectionFile.CodePlan;
import dev.tidemark.environment.ConnectionFile.EnvironmentPlan;
import dev.tidemark.environment.ConnectionFile.HealthPlan;
import dev.tidemark.environment.ConnectionFile.HooksPlan;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.environment.ConnectionFile.MountPlan;
import dev.tidemark.environment.ConnectionFile.OrganizationPlan;
import dev.tidemark.environment.ConnectionFile.ProjectPlan;
import dev.tidemark.environment.ConnectionFile.ServicePlan;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Environments as they would be connected anew: an organization with one project with one
 * environment. Each backup takes that along, so that a portal whose records are lost knows them
 * again; asks nobody's rights.
 */
@Component
public class Blueprints {
    private final Hosts hosts;
    private final Connections connections;
    private final AccountService accounts;

    Blueprints(Hosts hosts, Connections connections, AccountService accounts) {
        this.hosts = hosts;
        this.connections = connections;
        this.accounts = accounts;
    }

    /** With its passwords and keys, so to be sealed at once. */
    public OrganizationPlan of(Environment environment) {
        var plan =
                new EnvironmentPlan(
                        environment.name(),
                        environment.type().name().toLowerCase(Locale.ROOT),
                        environment.state().name().toLowerCase(Locale.ROOT),
                        hosts.plan(environment.host()),
                        environment.url(),
                        environment.health() == null
                                ? null
                                : new HealthPlan(
                                        environment.health().url(), environment.health().expect()),
                        environment.code() == null
                                ? null
                                : new CodePlan(
                                        environment.code().path(),
                                        environment.code().repository(),
                                        environment.code().branch()),
                        environment.services().stream().map(this::service).toList(),
                        environment.mounts().stream()
                                .map(mount ->
                                        new MountPlan(mount.name(), mount.path(), mount.excludes()))
                                .toList(),
                        new HooksPlan(
                                environment.hooks().beforeBackup(),
                                environment.hooks().afterRestore()));
        return organization(
                environment.organizationName(),
                environment.projectName(),
                environment.zone().getId(),
                plan);
    }

    private ServicePlan service(Service service) {
        return new ServicePlan(
                service.name(),
                "mariadb",
                service.socket(),
                service.address(),
                service.port(),
                service.user(),
                null,
                connections.password(service.id()).reveal(),
                service.databases());
    }

    /** The same for everybody to read. */
    public static OrganizationPlan withoutSecrets(OrganizationPlan blueprint) {
        var project = blueprint.projects().getFirst();
        var plan = project.environments().getFirst();
        var host = plan.host();
        return organization(
                blueprint.name(),
                project.name(),
                project.zone(),
                new EnvironmentPlan(
                        plan.name(),
                        plan.type(),
                        plan.state(),
                        new HostPlan(
                                host.kind(),
                                host.address(),
                                host.port(),
                                host.user(),
                                null,
                                null,
                                host.hostKey(),
                                host.tools()),
                        plan.url(),
                        plan.health(),
                        plan.code(),
                        plan.services().stream().map(Blueprints::withoutPassword).toList(),
                        plan.mounts(),
                        plan.hooks()));
    }

    private static ServicePlan withoutPassword(ServicePlan service) {
        return new ServicePlan(
                service.name(),
                service.kind(),
                service.socket(),
                service.address(),
                service.port(),
                service.user(),
                null,
                null,
                service.databases());
    }

    private static OrganizationPlan organization(
            String organization, String project, @Nullable String zone, EnvironmentPlan plan) {
        return new OrganizationPlan(
                organization, List.of(new ProjectPlan(project, zone, List.of(plan))));
    }

    /**
     * Records it under the id that it had, without asking its host, which may be gone too; in the
     * caller's transaction. Fails with {@link dev.tidemark.base.Refused} if a password or key is
     * missing.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void restore(EnvironmentId id, OrganizationPlan blueprint) {
        var project = blueprint.projects().getFirst();
        var owner = accounts.organization(blueprint.name());
        connections.insert(
                id,
                connections.project(owner, project.name(), project.zoneId()),
                project.environments().getFirst());
    }
}
