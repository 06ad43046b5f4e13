package dev.tidemark.plan;

import dev.tidemark.environment.EnvironmentType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a project sets for itself within its plan (S3.24 to S3.31); types it does not name follow
 * the plan.
 */
public record Policy(Map<EnvironmentType, TypePolicy> types) {
    /**
     * @param schedules in place of the plan's
     * @param manualCount null: as the plan says (S3.31)
     * @param maxBackups manual and automated alike, null: as the plan says (S3.30)
     */
    public record TypePolicy(
            List<Schedule> schedules, @Nullable Integer manualCount, @Nullable Integer maxBackups) {
        public TypePolicy {
            schedules = List.copyOf(schedules);
        }
    }

    public Policy {
        types = Map.copyOf(types);
    }

    /** The rules of a type with this policy laid over the plan's. */
    static TypeRules laidOver(Plan plan, EnvironmentType type, @Nullable Policy policy) {
        var rules = plan.rules(type);
        var own = policy == null ? null : policy.types().get(type);
        if (own == null) {
            return rules;
        }
        var old = rules.retention();
        var manual = old.manual();
        return rules.with(
                new RetentionRules(
                        own.schedules(),
                        List.of(),
                        new ManualRules(
                                own.manualCount() == null ? manual.most() : own.manualCount(),
                                manual.keepFor(),
                                manual.whenFull(),
                                manual.countsAsDaily()),
                        own.maxBackups() == null ? old.mostOfAll() : own.maxBackups(),
                        old.failedManual(),
                        old.failedAutomated(),
                        old.safetyFor(),
                        old.pointInTime()));
    }

    /**
     * @throws RuleBroken for the first thing that the plan does not allow
     */
    public void checkedAgainst(Plan plan) {
        types.forEach((type, own) -> check(plan.rules(type).policy(), PolicyJson.name(type), own));
    }

    private static void check(@Nullable PolicyLimits limits, String type, TypePolicy own) {
        var place = "data_retention." + type;
        if (limits == null) {
            throw new RuleBroken(place, "Your plan sets this by itself.");
        }
        if (own.schedules().size() > limits.mostSchedules()) {
            throw new RuleBroken(
                    place + ".default_config.schedule",
                    "At most %d schedules in your plan.".formatted(limits.mostSchedules()));
        }
        for (int index = 0; index < own.schedules().size(); index++) {
            check(
                    limits,
                    place + ".default_config.schedule[" + index + "]",
                    own.schedules().get(index));
        }
        atMost(limits.mostManual(), place + ".default_config.manual_count", own.manualCount());
        atMost(limits.mostOfAll(), place + ".max_backups", own.maxBackups());
    }

    private static void check(PolicyLimits limits, String place, Schedule schedule) {
        if (schedule.interval().about().compareTo(limits.shortest().about()) < 0) {
            throw new RuleBroken(
                    place + ".interval",
                    "The shortest interval in your plan is %s.".formatted(limits.shortest()));
        }
        atMost(limits.largestCount(), place + ".count", schedule.count());
    }

    private static void atMost(int most, String place, @Nullable Integer number) {
        if (number != null && number > most) {
            throw new RuleBroken(place, "At most %d in your plan.".formatted(most));
        }
    }
}
