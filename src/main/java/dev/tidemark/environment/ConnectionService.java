package dev.tidemark.environment;

import dev.tidemark.account.Actor;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.HostKey;
import dev.tidemark.engine.mariadb.DatabaseSize;
import dev.tidemark.environment.ConnectionFile.CodePlan;
import dev.tidemark.environment.ConnectionFile.EnvironmentPlan;
import dev.tidemark.environment.ConnectionFile.HealthPlan;
import dev.tidemark.environment.ConnectionFile.HooksPlan;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.environment.ConnectionFile.MountPlan;
import dev.tidemark.environment.ConnectionFile.OrganizationPlan;
import dev.tidemark.environment.ConnectionFile.ProjectPlan;
import dev.tidemark.environment.ConnectionFile.ServicePlan;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Connecting environments, by operators: each part tested against the real thing, then all saved or
 * nothing.
 */
@Service
public class ConnectionService {
    private static final String VAULT = "Vault storage";

    private final ConnectionCheck check;
    private final Connections connections;
    private final ConnectionStore store;

    ConnectionService(ConnectionCheck check, Connections connections, ConnectionStore store) {
        this.check = check;
        this.connections = connections;
        this.store = store;
    }

    /**
     * What connecting did, or would do, with one environment.
     *
     * @param id null as long as it is not saved
     * @param title with its organization, such as {@code Nordlicht Outdoor: Shop · production}
     * @param known whether it was connected before; it is left as it is
     */
    public record Connected(
            @Nullable EnvironmentId id, String title, boolean known, List<Finding> findings) {
        public boolean hasError() {
            return findings.stream().anyMatch(Finding::isError);
        }
    }

    /** A project that an environment can be added to. */
    public record KnownProject(String name, ZoneId zone) {}

    /** The projects of the organization of that name; none if there is no such organization. */
    public List<KnownProject> projects(Actor actor, String organization) {
        requireOperator(actor);
        return connections.projects(organization);
    }

    /** Names, type, state and zone; and whether there is such an environment already. */
    public List<Finding> checkNames(
            Actor actor, String organization, ProjectPlan project, EnvironmentPlan plan) {
        requireOperator(actor);
        return Stream.concat(
                        ConnectionRules.whose(organization, project, plan),
                        connections.known(organization, project.name(), plan.name()).stream()
                                .map(id ->
                                        Finding.error(
                                                "environment.name",
                                                "%s · %s is connected already, as %s."
                                                        .formatted(project.name(), plan.name(), id),
                                                "Choose another name.")))
                .toList();
    }

    /** The key that an SSH host presents at first contact, to be confirmed by a person. */
    public HostKey scanHostKey(Actor actor, HostPlan host) {
        requireOperator(actor);
        return asked(() -> PlannedHosts.scan(host));
    }

    public List<Finding> checkHost(Actor actor, HostPlan host) {
        requireOperator(actor);
        var pinned = connections.otherKeyPinned(host);
        return pinned.map(List::of).orElseGet(() -> check.host(host));
    }

    /** The databases that the account of a service sees, to pick from. */
    public List<DatabaseSize> databases(Actor actor, HostPlan host, ServicePlan service) {
        requireOperator(actor);
        return asked(() -> check.databases(host, service));
    }

    /** All of them, since they must not meet either. */
    public List<Finding> checkServices(Actor actor, HostPlan host, List<ServicePlan> services) {
        requireOperator(actor);
        return unlessBroken(
                ConnectionRules.services(services),
                () ->
                        services.stream()
                                .flatMap(service -> check.service(host, service).stream())
                                .toList());
    }

    public List<Finding> checkMounts(
            Actor actor, HostPlan host, List<MountPlan> mounts, @Nullable CodePlan code) {
        requireOperator(actor);
        return unlessBroken(
                ConnectionRules.mounts(mounts),
                () ->
                        mounts.stream()
                                .flatMap(mount -> check.mount(host, mount, code).stream())
                                .toList());
    }

    public List<Finding> checkCode(Actor actor, HostPlan host, CodePlan code) {
        requireOperator(actor);
        return unlessBroken(ConnectionRules.code(code), () -> check.code(host, code));
    }

    /** Whether the programs are there; none of them is run. */
    public List<Finding> checkHooks(
            Actor actor, HostPlan host, HooksPlan hooks, @Nullable CodePlan code) {
        requireOperator(actor);
        return check.hooks(host, hooks, code);
    }

    public Finding checkHealth(Actor actor, HealthPlan health) {
        requireOperator(actor);
        return check.health(health);
    }

    /** Checks all of a file; saves nothing. */
    public List<Connected> check(Actor actor, ConnectionFile file) {
        requireOperator(actor);
        var all = new ArrayList<Connected>();
        file.vaults()
                .forEach(vault ->
                        all.add(
                                new Connected(
                                        null,
                                        VAULT,
                                        false,
                                        ConnectionRules.vault(vault).toList())));
        for (var organization : file.organizations()) {
            for (var project : organization.projects()) {
                for (var environment : project.environments()) {
                    all.add(checked(organization, project, environment));
                }
            }
        }
        if (all.isEmpty()) {
            throw new Refused("The file names no environment. Nothing was saved.");
        }
        refuseTwice(all);
        return all;
    }

    private static void refuseTwice(List<Connected> all) {
        var names = new HashSet<String>();
        for (var one : all) {
            if (!one.title().equals(VAULT) && !names.add(one.title())) {
                throw new Refused(
                        "The file names %s twice. Nothing was saved.".formatted(one.title()));
            }
        }
    }

    /**
     * Checks all of a file and connects what is new of it; one error anywhere and nothing is saved.
     */
    public List<Connected> connect(Actor actor, ConnectionFile file) {
        var checked = check(actor, file);
        if (checked.stream().anyMatch(Connected::hasError)) {
            throw new ConnectionRefused(checked);
        }
        try {
            return store.save(actor, file, checked);
        } catch (DuplicateKeyException quicker) {
            throw new Refused(
                    "Somebody else connected one of these a moment ago. Nothing was saved. Check once more.");
        }
    }

    private Connected checked(
            OrganizationPlan organization, ProjectPlan project, EnvironmentPlan environment) {
        var title = title(organization, project, environment);
        var id = connections.known(organization.name(), project.name(), environment.name());
        return id.map(known -> new Connected(known, title, true, List.<Finding>of()))
                .orElseGet(() ->
                        new Connected(
                                null, title, false, findings(organization, project, environment)));
    }

    private List<Finding> findings(
            OrganizationPlan organization, ProjectPlan project, EnvironmentPlan environment) {
        return unlessBroken(
                ConnectionRules.check(organization.name(), project, environment).stream(),
                () ->
                        connections
                                .otherKeyPinned(environment.host())
                                .map(List::of)
                                .orElseGet(() -> check.environment(environment)));
    }

    static String title(
            OrganizationPlan organization, ProjectPlan project, EnvironmentPlan environment) {
        return "%s: %s · %s".formatted(organization.name(), project.name(), environment.name());
    }

    private static List<Finding> unlessBroken(Stream<Finding> rules, Supplier<List<Finding>> then) {
        var broken = rules.toList();
        return broken.isEmpty() ? then.get() : broken;
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (EngineException problem) {
            throw new Refused(problem.failure().message());
        } catch (IllegalArgumentException problem) {
            throw new Refused(String.valueOf(problem.getMessage()));
        }
    }

    private static void requireOperator(Actor actor) {
        if (!actor.isOperator()) {
            throw new NothingHere();
        }
    }
}
