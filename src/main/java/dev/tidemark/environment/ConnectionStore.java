package dev.tidemark.environment;

import dev.tidemark.account.AccountService;
import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationId;
import dev.tidemark.activity.AuditTrail;
import dev.tidemark.environment.ConnectionFile.EnvironmentPlan;
import dev.tidemark.environment.ConnectionService.Connected;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Saves what has passed its checks: all of it in one transaction. */
@Component
class ConnectionStore {
    private final Connections connections;
    private final AccountService accounts;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    ConnectionStore(
            Connections connections,
            AccountService accounts,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.connections = connections;
        this.accounts = accounts;
        this.audit = audit;
        this.events = events;
    }

    /**
     * @param checked one for each vault storage and environment of the file, in its order
     */
    @Transactional
    List<Connected> save(Actor actor, ConnectionFile file, List<Connected> checked) {
        var next = checked.iterator();
        file.vaults()
                .forEach(storage -> {
                    next.next();
                    events.publishEvent(new VaultStorageDeclared(storage));
                });
        var saved = new ArrayList<Connected>();
        for (var organization : file.organizations()) {
            var owner = accounts.organization(organization.name());
            for (var project : organization.projects()) {
                var id = connections.project(owner, project.name(), project.zoneId());
                for (var environment : project.environments()) {
                    saved.add(save(actor, owner, id, project.name(), environment, next));
                }
            }
        }
        return saved;
    }

    private Connected save(
            Actor actor,
            OrganizationId owner,
            ProjectId project,
            String projectName,
            EnvironmentPlan environment,
            Iterator<Connected> checked) {
        var one = checked.next();
        if (one.known()) {
            return one;
        }
        var id = connections.insert(project, projectName, environment);
        audit.record(actor, owner, id, "environment.connected", id.value(), one.title());
        events.publishEvent(new EnvironmentConnected(id));
        return new Connected(id, one.title(), false, one.findings());
    }
}
