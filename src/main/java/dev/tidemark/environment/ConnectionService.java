package dev.tidemark.environment;

import dev.tidemark.account.AccountService;
import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationId;
import dev.tidemark.activity.AuditTrail;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.HostKey;
import dev.tidemark.engine.mariadb.DatabaseSize;
import dev.tidemark.environment.ConnectionFile.CodePlan;
import dev.tidemark.environment.ConnectionFile.EnvironmentPlan;
import dev.tidemark.environment.ConnectionFile.HealthPlan;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.environment.ConnectionFile.MountPlan;
import dev.tidemark.environment.ConnectionFile.OrganizationPlan;
import dev.tidemark.environment.ConnectionFile.ProjectPlan;
import dev.tidemark.environment.ConnectionFile.ServicePlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Connecting environments: each part tested against the real thing, then all of it saved or nothing. */
@Service
public class ConnectionService {
    private final ConnectionCheck check;
    private final Connections connections;
    private final AccountService accounts;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    ConnectionService(
            ConnectionCheck check,
            Connections connections,
            AccountService accounts,
            AuditTrail audit,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.check = check;
        this.connections = connections;
        this.accounts = accounts;
        this.audit = audit;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What an import did with one environment.
     *
     * @param known whether it was connected before, and left as it was
     */
    public record Connected(EnvironmentId id, String title, boolean known, List<Finding> findings) {}

    /** The key that an SSH host presents at first contact, to be confirmed by a person. */
    public HostKey scanHostKey(Actor actor, HostPlan host) {
        requireOperator(actor);
        ConnectionCheck.sshAddress(host);
        try {
            return check.scan(host);
        } catch (EngineException problem) {
            throw new Refused(problem.failure().message());
        }
    }

    public List<Finding> checkHost(Actor actor, HostPlan host) {
        requireOperator(actor);
        return check.host(host);
    }

    /** The databases that the account of a service sees, to pick from. */
    public List<DatabaseSize> databases(Actor actor, HostPlan host, ServicePlan service) {
        requireOperator(actor);
        try {
            return check.databases(host, service);
        } catch (EngineException problem) {
            throw new Refused(problem.failure().message());
        }
    }

    public List<Finding> checkService(Actor actor, HostPlan host, ServicePlan service) {
        requireOperator(actor);
        return check.service(host, service);
    }

    public List<Finding> checkMount(Actor actor, HostPlan host, MountPlan mount, @Nullable CodePlan code) {
        requireOperator(actor);
        return check.mount(host, mount, code);
    }

    public List<Finding> checkCode(Actor actor, HostPlan host, CodePlan code) {
        requireOperator(actor);
        return check.code(host, code);
    }

    public Finding checkHealth(Actor actor, HealthPlan health) {
        requireOperator(actor);
        return check.health(health);
    }

    /** Checks all of a file and connects what is new of it; one error anywhere and nothing is saved. */
    public List<Connected> connect(Actor actor, ConnectionFile file) {
        requireOperator(actor);
        var findings = new ArrayList<Finding>();
        for (var organization : file.organizations()) {
            for (var project : organization.projects()) {
                for (var environment : project.environments()) {
                    if (connections.known(organization.name(), project.name(), environment.name()).isEmpty()) {
                        findings.addAll(checked(organization, project, environment));
                    }
                }
            }
        }
        if (findings.stream().anyMatch(Finding::isError)) {
            throw new ConnectionRefused(findings);
        }
        return List.copyOf(java.util.Objects.requireNonNull(transaction.execute(status -> save(actor, file))));
    }

    private List<Finding> checked(
            OrganizationPlan organization, ProjectPlan project, EnvironmentPlan environment) {
        var where = "%s / %s / %s: ".formatted(organization.name(), project.name(), environment.name());
        var findings = new ArrayList<>(ConnectionNames.check(organization, project, environment));
        if (findings.stream().noneMatch(Finding::isError)) {
            findings.addAll(check.environment(environment));
        }
        return findings.stream()
                .map(finding ->
                        new Finding(finding.level(), where + finding.where(), finding.message(), finding.remedy()))
                .toList();
    }

    private List<Connected> save(Actor actor, ConnectionFile file) {
        file.vaults().forEach(storage -> events.publishEvent(new VaultStorageDeclared(storage)));
        var connected = new ArrayList<Connected>();
        for (var organization : file.organizations()) {
            var owner = accounts.organization(organization.name());
            for (var project : organization.projects()) {
                var id = connections.project(owner, project.name(), project.zoneId());
                for (var environment : project.environments()) {
                    connected.add(save(actor, owner, id, organization, project, environment));
                }
            }
        }
        return connected;
    }

    private Connected save(
            Actor actor,
            OrganizationId owner,
            ProjectId projectId,
            OrganizationPlan organization,
            ProjectPlan project,
            EnvironmentPlan environment) {
        var title = project.name() + " · " + environment.name();
        var known = connections.known(organization.name(), project.name(), environment.name());
        if (known.isPresent()) {
            return new Connected(known.get(), title, true, List.of());
        }
        var id = connections.insert(projectId, project.name(), environment);
        audit.record(actor, owner, "environment.connected", id.value(), title);
        events.publishEvent(new EnvironmentConnected(id));
        return new Connected(id, title, false, List.of());
    }

    private static void requireOperator(Actor actor) {
        if (!actor.isOperator()) {
            throw new dev.tidemark.base.NothingHere();
        }
    }
}
