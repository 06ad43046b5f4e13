package dev.tidemark.plan;

import static dev.tidemark.plan.PlanFile.written;

import dev.tidemark.plan.PlanText.AutomatedText;
import dev.tidemark.plan.PlanText.KeepText;
import dev.tidemark.plan.PlanText.ManualText;
import dev.tidemark.plan.PlanText.PolicyText;
import dev.tidemark.plan.PlanText.RestoreText;
import dev.tidemark.plan.PlanText.ScheduleText;
import dev.tidemark.plan.PlanText.TypeText;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From rules to what is written about one type of environment. */
final class TypeWriter {
    private TypeWriter() {}

    static TypeText write(TypeRules rules) {
        var retention = rules.retention();
        var admission = rules.admission();
        var manual = retention.manual();
        return new TypeText(
                new ManualText(
                        admission.refusal(),
                        set(admission.onlyNonLive()),
                        set(admission.needsBooking()),
                        admission.minimumVersion(),
                        written(admission.rateLimit()),
                        manual.most(),
                        written(manual.keepFor()),
                        written(manual.whenFull()),
                        set(manual.countsAsDaily()),
                        retention.failedManual()),
                new AutomatedText(
                        retention.schedules().stream().map(TypeWriter::schedule).toList(),
                        retention.bands().stream()
                                .map(band -> new KeepText(band.interval().toString(), band.count()))
                                .toList(),
                        retention.failedAutomated()),
                written(retention.safetyFor()),
                retention.mostOfAll(),
                new RestoreText(
                        written(rules.restore().way()),
                        set(rules.restore().dataOnly()),
                        rules.restore().approvals(),
                        written(rules.restore().carriedOutBy()),
                        set(rules.restore().stagingFollows())),
                written(retention.pointInTime()),
                written(rules.offsite()),
                set(rules.download()),
                rules.policy() == null ? null : limits(rules.policy()),
                written(rules.lateAfter()));
    }

    private static ScheduleText schedule(Schedule schedule) {
        var days = schedule.days();
        return new ScheduleText(
                schedule.interval().toString(),
                schedule.count(),
                schedule.time() instanceof RunTime.Spread(var hour) ? hour : null,
                schedule.time() instanceof RunTime.Fixed(var times)
                        ? times.stream().map(LocalTime::toString).toList()
                        : null,
                schedule.interval().unit() == IntervalUnit.WEEK ? written(days.weekday()) : null,
                isMonths(schedule) ? days.dayOfMonth() : null);
    }

    private static boolean isMonths(Schedule schedule) {
        return List.of(IntervalUnit.MONTH, IntervalUnit.YEAR).contains(schedule.interval().unit());
    }

    private static PolicyText limits(PolicyLimits limits) {
        return new PolicyText(
                limits.shortest().toString(),
                limits.mostSchedules(),
                limits.largestCount(),
                limits.mostManual(),
                limits.mostOfAll());
    }

    private static @Nullable Boolean set(boolean value) {
        return value ? Boolean.TRUE : null;
    }
}
