package dev.tidemark.upkeep;

import dev.tidemark.account.Actor;
import dev.tidemark.backup.BackupService;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import dev.tidemark.environment.EnvironmentType;
import dev.tidemark.plan.BackupFact;
import dev.tidemark.plan.Plan;
import dev.tidemark.plan.PlanService;
import dev.tidemark.plan.Policy;
import dev.tidemark.plan.Retention;
import dev.tidemark.plan.RetentionDecision;
import dev.tidemark.plan.Simulation;
import dev.tidemark.plan.Terms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What is due and what is kept, as it is and as it would be. */
@Service
public class UpkeepService {
    private static final int NEXT_RUNS = 5;
    private static final Duration YEAR = Duration.ofDays(365);

    private final PlanService plans;
    private final BackupService backups;
    private final Upkeeps upkeeps;
    private final Fleet fleet;
    private final Clock clock;

    UpkeepService(
            PlanService plans, BackupService backups, Upkeeps upkeeps, Fleet fleet, Clock clock) {
        this.plans = plans;
        this.backups = backups;
        this.upkeeps = upkeeps;
        this.fleet = fleet;
        this.clock = clock;
    }

    /**
     * How an environment stands with what it was promised.
     *
     * @param upkeep empty as long as the portal has not looked at it
     * @param facts every backup on record that is not deleted
     * @param decision what is kept now and why, and what goes next time
     * @param nextRuns the next five, none without schedule
     */
    public record Standing(
            Terms terms,
            Optional<Upkeep> upkeep,
            List<BackupFact> facts,
            RetentionDecision decision,
            List<Instant> nextRuns) {}

    /** Fails with {@link dev.tidemark.base.NothingHere} if the environment is not visible. */
    public Standing standing(Actor actor, EnvironmentId environment) {
        var terms = plans.of(actor, environment);
        var facts = backups.factsToKeep(environment);
        return new Standing(
                terms, upkeeps.find(environment), facts, decide(terms, facts), nextRuns(terms));
    }

    /** All environments, the longest overdue first; for staff. */
    public List<FleetRow> fleet(Actor actor, String search, int offset, int limit) {
        requireStaff(actor);
        return fleet.pageForStaff(search, offset, limit);
    }

    public int fleetSize(Actor actor, String search) {
        requireStaff(actor);
        return fleet.countForStaff(search);
    }

    /** How many environments are overdue; for staff. */
    public int overdue(Actor actor) {
        requireStaff(actor);
        return fleet.overdueForStaff(clock.instant());
    }

    private static void requireStaff(Actor actor) {
        if (!actor.isStaff()) {
            throw new NothingHere();
        }
    }

    /** Whether it has had no good backup for longer than its plan implies. */
    public boolean isOverdue(EnvironmentId environment) {
        return upkeeps.find(environment)
                .map(upkeep -> upkeep.isOverdue(clock.instant()))
                .orElse(false);
    }

    /**
     * What a change of plan or policy would do to one environment.
     *
     * @param before what is kept as things are
     * @param after what would be kept
     * @param inAYear what one could go back to a year from now, if nothing failed
     * @param runsInAYear how many automated backups that would have been
     */
    public record Preview(
            Terms terms,
            RetentionDecision before,
            RetentionDecision after,
            List<Instant> nextRuns,
            List<BackupFact> inAYear,
            int runsInAYear) {
        /** Those that would go because of the change. */
        public List<dev.tidemark.plan.Going> goingNow() {
            return after.going().stream()
                    .filter(going -> before.keptAs(going.backup().id()).isPresent())
                    .toList();
        }
    }

    /** The policy is checked against the plan first; nothing is saved. */
    public List<Preview> preview(
            Actor actor, EnvironmentId environment, EnvironmentType type, @Nullable Policy policy) {
        var here = plans.of(actor, environment);
        if (policy != null) {
            policy.checkedAgainst(here.plan());
        }
        return plans.environmentsOf(here.project()).stream()
                .filter(terms -> terms.type() == type)
                .map(terms -> preview(terms, terms.plan(), policy))
                .toList();
    }

    /** What another plan would do to every environment of these projects; by operators. */
    public List<Preview> preview(
            Actor operator, List<dev.tidemark.environment.ProjectId> projects, Plan plan) {
        plans.requireOperator(operator);
        return projects.stream()
                .flatMap(project -> plans.environmentsOf(project).stream())
                .map(terms -> preview(terms, plan, terms.policy()))
                .toList();
    }

    private Preview preview(Terms terms, Plan plan, @Nullable Policy policy) {
        var facts = backups.facts(terms.environment());
        var other = plans.imagine(terms, plan, policy);
        var taken = new int[1];
        var now = clock.instant();
        var left =
                new Simulation(
                                other.rules(),
                                other.standing(),
                                other.zone(),
                                other.minute(),
                                event -> {
                                    if (event.kind() == Simulation.Kind.TAKEN) {
                                        taken[0]++;
                                    }
                                })
                        .run(new Simulation.Script(now, YEAR, 0, null), facts);
        return new Preview(
                other, decide(terms, facts), decide(other, facts), nextRuns(other), left, taken[0]);
    }

    private RetentionDecision decide(Terms terms, List<BackupFact> facts) {
        return Retention.decide(terms.rules().retention(), facts, terms.zone(), clock.instant());
    }

    private List<Instant> nextRuns(Terms terms) {
        return terms.active() && terms.deleteAt() == null
                ? Replanning.next(terms, clock.instant(), NEXT_RUNS)
                : List.of();
    }
}
