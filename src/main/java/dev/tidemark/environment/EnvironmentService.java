package dev.tidemark.environment;

import dev.tidemark.account.AccountService;
import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationId;
import dev.tidemark.account.PersonId;
import dev.tidemark.activity.AuditTrail;
import dev.tidemark.activity.Visibility;
import dev.tidemark.base.Decision;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people see of environments and what they may do there. */
@Service
public class EnvironmentService implements Visibility {
    private static final int MANY = 100;

    private final Environments environments;
    private final Grants grants;
    private final Observations observations;
    private final Deployments deployments;
    private final AccountService accounts;
    private final AuditTrail audit;

    EnvironmentService(
            Environments environments,
            Grants grants,
            Observations observations,
            Deployments deployments,
            AccountService accounts,
            AuditTrail audit) {
        this.environments = environments;
        this.grants = grants;
        this.observations = observations;
        this.deployments = deployments;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** By organization, project, then production first; deleted ones are not among them. */
    public List<EnvironmentRow> visible(Actor actor) {
        if (actor.isStaff()) {
            return environments.allForStaff();
        }
        var given = given(actor);
        return environments
                .ofOrganizations(
                        actor.roles().keySet().stream().map(OrganizationId::value).toList())
                .stream()
                .filter(row ->
                        Permissions.sees(
                                actor,
                                row.organization(),
                                given.getOrDefault(row.id(), Access.DEFAULT)))
                .toList();
    }

    /** Those of these that one sees; two queries for all. */
    public List<EnvironmentRow> visible(Actor actor, Collection<EnvironmentId> ids) {
        var given = given(actor);
        return environments.of(ids).stream()
                .filter(row ->
                        Permissions.sees(
                                actor,
                                row.organization(),
                                given.getOrDefault(row.id(), Access.DEFAULT)))
                .toList();
    }

    /** Of those that one sees, where one may do it; one query for all. */
    public List<EnvironmentRow> where(Actor actor, Right right) {
        var given = given(actor);
        return visible(actor).stream()
                .filter(row ->
                        Permissions.may(
                                        actor,
                                        row.organization(),
                                        given.getOrDefault(row.id(), Access.DEFAULT),
                                        right)
                                .isAllowed())
                .toList();
    }

    /**
     * Whether somebody sees so many that only a list with a search helps: staff of larger teams.
     */
    public boolean seesMany(Actor actor) {
        return actor.isStaff() && environments.areMoreForStaff(MANY);
    }

    @Override
    public Set<EnvironmentId> visibleTo(Actor actor) {
        return visible(actor).stream().map(EnvironmentRow::id).collect(Collectors.toSet());
    }

    @Override
    public boolean seesAll(Actor actor) {
        return actor.isStaff();
    }

    @Override
    public boolean sees(Actor actor, EnvironmentId id) {
        return environments
                .organization(id)
                .filter(organization -> Permissions.sees(actor, organization, access(actor, id)))
                .isPresent();
    }

    /** Fails with {@link NothingHere} if it does not exist or is not visible. */
    public Environment find(Actor actor, EnvironmentId id) {
        return environments
                .find(id)
                .filter(environment -> environment.state() != EnvironmentState.DELETED)
                .filter(environment ->
                        Permissions.sees(actor, environment.organization(), access(actor, id)))
                .orElseThrow(NothingHere::new);
    }

    /** Fails with {@link NothingHere} if the environment is not visible. */
    public Decision may(Actor actor, EnvironmentId id, Right right) {
        var organization = environments.organization(id).orElseThrow(NothingHere::new);
        var access = access(actor, id);
        if (!Permissions.sees(actor, organization, access)) {
            throw new NothingHere();
        }
        return Permissions.may(actor, organization, access, right);
    }

    /** The environments of the same project, this one among them. */
    public List<EnvironmentRow> siblings(Actor actor, EnvironmentId id) {
        return environments.ofProject(find(actor, id).project()).stream()
                .filter(row -> sees(actor, row.id()))
                .toList();
    }

    /**
     * What people were given in an environment beside their role in the organization; for owners
     * and operators.
     */
    public Map<PersonId, Access> grants(Actor actor, EnvironmentId id) {
        var decision = may(actor, id, Right.GRANT);
        if (!actor.isOperator()) {
            decision.orRefuse();
        }
        return grants.in(id);
    }

    /** Gives a member of the organization rights in one environment, or takes them; by owners. */
    @Transactional
    public void grant(Actor actor, EnvironmentId id, PersonId person, Access access) {
        may(actor, id, Right.GRANT).orRefuse();
        var environment = find(actor, id);
        if (accounts.members(actor, environment.organization()).stream()
                .noneMatch(member -> member.id().equals(person))) {
            throw new NothingHere();
        }
        grants.set(person, id, access);
        audit.record(
                actor,
                environment.organization(),
                "access.granted",
                id.value(),
                "%s: role %s, restore %s"
                        .formatted(
                                person,
                                access.role() == null ? "as in organization" : access.role(),
                                access.mayRestore()));
    }

    /**
     * Has it deleted once that time has come; until then it can be taken back. Fails if somebody
     * was quicker.
     */
    @Transactional
    public void requestDeletion(Actor actor, EnvironmentId id, Instant at) {
        may(actor, id, Right.DELETE).orRefuse();
        var environment = find(actor, id);
        if (!environments.deleteAt(id, at, actor.name())) {
            throw new Refused("It is being deleted already. Nothing was changed.");
        }
        audit.record(
                actor,
                environment.organization(),
                id,
                "environment.deletion-requested",
                id.value(),
                "Final at " + at);
    }

    /** As long as its time has not come. */
    @Transactional
    public void takeBackDeletion(Actor actor, EnvironmentId id) {
        may(actor, id, Right.DELETE).orRefuse();
        var environment = find(actor, id);
        if (!environments.deleteAt(id, null, null)) {
            throw new Refused("It is not being deleted. Nothing was changed.");
        }
        audit.record(
                actor,
                environment.organization(),
                id,
                "environment.deletion-taken-back",
                id.value(),
                null);
    }

    /**
     * The deployed code, looked at within the last seconds; empty if there is none or the host does
     * not answer.
     */
    public Optional<CodeState> code(Actor actor, EnvironmentId id) {
        return observations.code(find(actor, id));
    }

    /** Asks the health address now; empty if the environment has none. */
    public Optional<Health> health(Actor actor, EnvironmentId id) {
        return observations.health(find(actor, id));
    }

    /** Recorded changes of the deployed code, newest first; at most a hundred. */
    public List<Deployment> deployments(Actor actor, EnvironmentId id) {
        return deployments.list(find(actor, id).id(), Instant.EPOCH, 100);
    }

    private Access access(Actor actor, EnvironmentId id) {
        return actor.id() == null ? Access.DEFAULT : grants.of(actor.id(), id);
    }

    private Map<EnvironmentId, Access> given(Actor actor) {
        return actor.id() == null ? Map.of() : grants.of(actor.id());
    }
}
