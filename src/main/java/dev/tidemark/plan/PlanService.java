package dev.tidemark.plan;

import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.activity.AuditTrail;
import dev.tidemark.base.Decision;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.environment.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which plans there are, which is in force where, and what a project's own policy makes of it. */
@Service
public class PlanService {
    private final OwnPlans own;
    private final Agreements agreements;
    private final EnvironmentService environments;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlanService(
            OwnPlans own,
            Agreements agreements,
            EnvironmentService environments,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.own = own;
        this.agreements = agreements;
        this.environments = environments;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The built-in ones and the newest version of each own one; for staff. */
    public List<Plan> all(Actor actor) {
        requireStaff(actor);
        return Stream.concat(BuiltInPlans.all().stream(), own.newest().stream().map(PlanFile::read))
                .toList();
    }

    /** Fails with {@link NothingHere} if there is no such plan; for staff. */
    public Plan find(Actor actor, String id) {
        requireStaff(actor);
        return plan(id);
    }

    /** Every version of an own plan, newest first; none for a built-in one. For staff. */
    public List<PlanVersion> versions(Actor actor, String id) {
        requireStaff(actor);
        return own.versions(id);
    }

    private Plan plan(String id) {
        return BuiltInPlans.find(id)
                .or(() -> own.newest(id).map(PlanFile::read))
                .orElseThrow(NothingHere::new);
    }

    /**
     * Saves an own plan as its next version, which is then in force for all its projects; by
     * operators.
     *
     * @param definition YAML; refused with the field and the rule if it is none
     */
    @Transactional
    public Plan save(Actor actor, String definition) {
        requireOperator(actor);
        var plan = PlanFile.read(definition);
        if (BuiltInPlans.find(plan.id()).isPresent()) {
            throw new Refused(
                    "%s is a built-in plan and stays as it is. Give your copy an id of its own. Nothing was saved."
                            .formatted(plan.id()));
        }
        int newest =
                own.versions(plan.id()).stream().mapToInt(PlanVersion::version).max().orElse(0);
        var next = plan.withVersion(newest + 1);
        checkPolicies(next);
        try {
            own.insert(
                    next.id(), next.version(), PlanFile.write(next), clock.instant(), actor.name());
        } catch (DuplicateKeyException quicker) {
            throw new Refused(
                    "Somebody else saved this plan a moment ago. Nothing was saved. Look at theirs first.");
        }
        audit.record(actor, null, "plan.saved", next.id(), "Version %d".formatted(next.version()));
        changed(agreements.ofPlan(next.id()));
        return next;
    }

    private void checkPolicies(Plan plan) {
        for (var project : agreements.ofPlan(plan.id())) {
            checkPolicy(plan, project);
        }
    }

    private static void checkPolicy(Plan plan, Agreements.ProjectRow project) {
        if (project.policy() == null) {
            return;
        }
        try {
            PolicyJson.read(project.policy()).checkedAgainst(plan);
        } catch (Refused outside) {
            throw new Refused(
                    "%s: %s has a policy that this plan does not allow: %s Nothing was saved."
                            .formatted(
                                    project.organizationName(), project.name(), outside.reason()));
        }
    }

    /** Every project with its plan; for staff. */
    public List<ProjectTerms> projects(Actor actor) {
        requireStaff(actor);
        return agreements.all().stream().map(this::terms).toList();
    }

    /** The projects that have a plan; for staff. */
    public List<ProjectTerms> projectsOf(Actor actor, String plan) {
        requireStaff(actor);
        return agreements.ofPlan(plan).stream().map(this::terms).toList();
    }

    /** Gives a project another plan; by operators. */
    @Transactional
    public void assign(Actor actor, ProjectId project, String planId) {
        requireOperator(actor);
        var plan = plan(planId);
        var row = agreements.of(project).orElseThrow(NothingHere::new);
        checkPolicy(plan, row);
        agreements.assign(project, planId, clock.instant());
        audit.record(actor, row.organization(), "plan.assigned", project.value(), planId);
        changed(List.of(row));
    }

    /** What is agreed for an environment; fails with {@link NothingHere} if it is not visible. */
    public Terms of(Actor actor, EnvironmentId environment) {
        environments.find(actor, environment);
        return of(environment);
    }

    /** For the portal itself. */
    public Terms of(EnvironmentId environment) {
        return terms(agreements.of(environment).orElseThrow(NothingHere::new));
    }

    /**
     * Without a good backup for so long, each of these is overdue; those to which nothing is
     * promised are left out. For the portal itself.
     */
    public Map<EnvironmentId, Duration> overdueAfter(Collection<EnvironmentId> ids) {
        var found = new HashMap<EnvironmentId, Duration>();
        for (var row : agreements.of(ids)) {
            var after = terms(row).rules().overdueAfter();
            if (after != null) {
                found.put(row.environment(), after);
            }
        }
        return found;
    }

    /** The environments of a project with their terms; for the portal itself. */
    public List<Terms> environmentsOf(ProjectId project) {
        return agreements.environmentsOf(project).stream().map(this::terms).toList();
    }

    /** As they would be under another plan or policy; nothing is saved. */
    public Terms imagine(Terms terms, Plan plan, @Nullable Policy policy) {
        return new Terms(
                terms.environment(),
                terms.project(),
                terms.organization(),
                terms.type(),
                terms.zone(),
                terms.active(),
                terms.standing(),
                plan,
                terms.since(),
                policy,
                Policy.laidOver(plan, terms.type(), policy),
                terms.deleteAt());
    }

    /**
     * Whether somebody may set the policy of an environment's project: admins of its organization.
     */
    public Decision maySetPolicy(Actor actor, EnvironmentId environment) {
        return isAdmin(actor, of(actor, environment))
                ? Decision.allowed()
                : Decision.no("Only admins of the organization change the policy.");
    }

    private static boolean isAdmin(Actor actor, Terms terms) {
        var role = actor.roleIn(terms.organization());
        return actor.isOperator() || (role != null && role.compareTo(OrganizationRole.ADMIN) >= 0);
    }

    /**
     * Sets the policy of an environment's project; by admins of the organization. Refused, with the
     * field and the rule, if the plan does not allow it.
     */
    @Transactional
    public void setPolicy(Actor actor, EnvironmentId environment, Policy policy) {
        maySetPolicy(actor, environment).orRefuse();
        var terms = of(environment);
        policy.checkedAgainst(terms.plan());
        var definition = PolicyJson.write(policy);
        agreements.savePolicy(terms.project(), definition, clock.instant(), actor.name());
        audit.record(
                actor,
                terms.organization(),
                "policy.changed",
                terms.project().value(),
                definition.length() > 2000 ? definition.substring(0, 2000) : definition);
        events.publishEvent(new PlanChanged(List.of(terms.project())));
    }

    /** Goes back to what the plan says by itself; by admins of the organization. */
    @Transactional
    public void dropPolicy(Actor actor, EnvironmentId environment) {
        maySetPolicy(actor, environment).orRefuse();
        var terms = of(environment);
        agreements.deletePolicy(terms.project());
        audit.record(actor, terms.organization(), "policy.dropped", terms.project().value(), null);
        events.publishEvent(new PlanChanged(List.of(terms.project())));
    }

    /** What plans ask about an environment, such as whether its site is launched; by operators. */
    @Transactional
    public void setStanding(Actor actor, EnvironmentId environment, EnvironmentStanding standing) {
        requireOperator(actor);
        if (standing.platformVersion() != null
                && !PlatformVersion.isOne(standing.platformVersion())) {
            throw new Refused("A version is numbers with dots, such as 8.6.1. Nothing was saved.");
        }
        var terms = of(actor, environment);
        agreements.standing(environment, standing);
        audit.record(
                actor,
                terms.organization(),
                environment,
                "environment.standing",
                environment.value(),
                standing.toString());
    }

    private void changed(List<Agreements.ProjectRow> projects) {
        events.publishEvent(
                new PlanChanged(projects.stream().map(Agreements.ProjectRow::project).toList()));
    }

    private ProjectTerms terms(Agreements.ProjectRow row) {
        return new ProjectTerms(
                row.project(),
                row.name(),
                row.organization(),
                row.organizationName(),
                row.zone(),
                plan(row.plan()),
                row.since(),
                policy(row));
    }

    private Terms terms(Agreements.EnvironmentRow row) {
        var plan = plan(row.project().plan());
        var policy = policy(row.project());
        return new Terms(
                row.environment(),
                row.project().project(),
                row.project().organization(),
                row.type(),
                row.project().zone(),
                row.active(),
                row.standing(),
                plan,
                row.project().since(),
                policy,
                Policy.laidOver(plan, row.type(), policy),
                row.deleteAt());
    }

    private static @Nullable Policy policy(Agreements.ProjectRow row) {
        return Optional.ofNullable(row.policy()).map(PolicyJson::read).orElse(null);
    }

    private static void requireStaff(Actor actor) {
        if (!actor.isStaff()) {
            throw new NothingHere();
        }
    }

    /** Fails as if there were nothing, or with the reason. */
    public void requireOperator(Actor actor) {
        requireStaff(actor);
        if (!actor.isOperator()) {
            throw new Refused("Only operators change plans. Nothing was changed.");
        }
    }
}
