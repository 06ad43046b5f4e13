package dev.tidemark.plan;

import static dev.tidemark.plan.PlanFile.duration;
import static dev.tidemark.plan.PlanFile.needed;
import static dev.tidemark.plan.PlanFile.oneOf;

import dev.tidemark.account.StaffRole;
import dev.tidemark.plan.PlanText.AutomatedText;
import dev.tidemark.plan.PlanText.KeepText;
import dev.tidemark.plan.PlanText.ManualText;
import dev.tidemark.plan.PlanText.PolicyText;
import dev.tidemark.plan.PlanText.RestoreText;
import dev.tidemark.plan.PlanText.ScheduleText;
import dev.tidemark.plan.PlanText.TypeText;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From what is written about one type of environment to its rules. */
final class TypeReader {
    private static final Duration SAFETY = Duration.ofDays(7);
    private static final int LONGEST_LIST = 20;
    private static final int MOST_FAILED = 100;

    private final String field;

    private TypeReader(String field) {
        this.field = field;
    }

    static TypeRules read(String field, TypeText text) {
        return new TypeReader(field).rules(text);
    }

    private TypeRules rules(TypeText text) {
        var manual =
                Objects.requireNonNullElse(
                        text.manual(),
                        new ManualText(null, null, null, null, null, null, null, null, null, null));
        var automated =
                Objects.requireNonNullElse(text.automated(), new AutomatedText(null, null, null));
        var safety = duration(field + ".safetyFor", text.safetyFor());
        return new TypeRules(
                new AdmissionRules(
                        manual.refusal(),
                        Boolean.TRUE.equals(manual.onlyNonLive()),
                        Boolean.TRUE.equals(manual.needsBooking()),
                        manual.minimumVersion(),
                        duration(field + ".manual.rateLimit", manual.rateLimit())),
                new RetentionRules(
                        schedules(automated.schedules()),
                        bands(automated.bands()),
                        new ManualRules(
                                positive(".manual.most", manual.most()),
                                duration(field + ".manual.keepFor", manual.keepFor()),
                                oneOf(
                                        field + ".manual.whenFull",
                                        ManualRules.WhenFull.class,
                                        manual.whenFull(),
                                        ManualRules.WhenFull.REPLACE),
                                Boolean.TRUE.equals(manual.countsAsDaily())),
                        positive(".mostOfAll", text.mostOfAll()),
                        failed(".manual.keepFailed", manual.keepFailed()),
                        failed(".automated.keepFailed", automated.keepFailed()),
                        safety == null ? SAFETY : safety,
                        duration(field + ".pointInTime", text.pointInTime())),
                restore(text.restore()),
                duration(field + ".offsite", text.offsite()),
                Boolean.TRUE.equals(text.download()),
                text.policy() == null ? null : limits(text.policy()),
                duration(field + ".overdueAfter", text.overdueAfter()));
    }

    private List<Schedule> schedules(@Nullable List<ScheduleText> texts) {
        var all = new ArrayList<Schedule>();
        for (var text : Objects.requireNonNullElse(texts, List.<ScheduleText>of())) {
            all.add(schedule(field + ".automated.schedules[" + all.size() + "]", text));
        }
        if (all.size() > LONGEST_LIST) {
            throw new RuleBroken(
                    field + ".automated.schedules", "At most " + LONGEST_LIST + " schedules.");
        }
        return all;
    }

    private Schedule schedule(String place, ScheduleText text) {
        return new Schedule(
                Interval.parse(place + ".every", needed(place + ".every", text.every())),
                Schedule.checkedCount(place + ".keep", needed(place + ".keep", text.keep())),
                time(place, text),
                new RunTime.Days(weekday(place, text.weekday()), day(place, text.dayOfMonth())));
    }

    private static RunTime time(String place, ScheduleText text) {
        if (text.at() != null && text.hour() != null) {
            throw new RuleBroken(place, "Give either at or hour, not both.");
        }
        if (text.at() != null) {
            if (text.at().isEmpty()) {
                throw new RuleBroken(place + ".at", "Name at least one time, such as 04:30.");
            }
            return new RunTime.Fixed(
                    text.at().stream().map(time -> localTime(place + ".at", time)).toList());
        }
        if (text.hour() == null) {
            return RunTime.DEFAULT;
        }
        if (text.hour() < 0 || text.hour() > 23) {
            throw new RuleBroken(place + ".hour", "An hour of the day is 0 to 23.");
        }
        return new RunTime.Spread(text.hour());
    }

    private static LocalTime localTime(String place, String written) {
        try {
            return LocalTime.parse(written);
        } catch (DateTimeException none) {
            throw new RuleBroken(place, written + " is no time of day. Write it like 04:30.");
        }
    }

    private static DayOfWeek weekday(String place, @Nullable String written) {
        return oneOf(place + ".weekday", DayOfWeek.class, written, DayOfWeek.MONDAY);
    }

    private static int day(String place, @Nullable Integer written) {
        if (written != null && (written < 1 || written > 28)) {
            throw new RuleBroken(place + ".dayOfMonth", "A day that every month has: 1 to 28.");
        }
        return Objects.requireNonNullElse(written, 1);
    }

    private List<Keep> bands(@Nullable List<KeepText> texts) {
        var all = new ArrayList<Keep>();
        for (var text : Objects.requireNonNullElse(texts, List.<KeepText>of())) {
            var place = field + ".automated.bands[" + all.size() + "]";
            all.add(
                    new Keep(
                            Interval.parse(
                                    place + ".every", needed(place + ".every", text.every())),
                            Schedule.checkedCount(
                                    place + ".keep", needed(place + ".keep", text.keep()))));
        }
        return all;
    }

    private RestoreRules restore(@Nullable RestoreText text) {
        if (text == null) {
            return new RestoreRules(
                    RestoreRules.Way.SELF_SERVICE, false, 1, StaffRole.SUPPORT, false);
        }
        int approvals = Objects.requireNonNullElse(text.approvals(), 1);
        if (approvals < 1 || approvals > 2) {
            throw new RuleBroken(field + ".restore.approvals", "1 or 2.");
        }
        return new RestoreRules(
                oneOf(
                        field + ".restore.way",
                        RestoreRules.Way.class,
                        text.way(),
                        RestoreRules.Way.SELF_SERVICE),
                Boolean.TRUE.equals(text.dataOnly()),
                approvals,
                oneOf(
                        field + ".restore.carriedOutBy",
                        StaffRole.class,
                        text.carriedOutBy(),
                        StaffRole.SUPPORT),
                Boolean.TRUE.equals(text.stagingFollows()));
    }

    private PolicyLimits limits(PolicyText text) {
        var place = field + ".policy";
        return new PolicyLimits(
                text.shortest() == null
                        ? new Interval(1, IntervalUnit.HOUR)
                        : Interval.parse(place + ".shortest", text.shortest()),
                Objects.requireNonNullElse(
                        positive(".policy.mostSchedules", text.mostSchedules()), 5),
                Objects.requireNonNullElse(
                        positive(".policy.largestCount", text.largestCount()), 100),
                Objects.requireNonNullElse(positive(".policy.mostManual", text.mostManual()), 10),
                Objects.requireNonNullElse(positive(".policy.mostOfAll", text.mostOfAll()), 100));
    }

    private @Nullable Integer positive(String name, @Nullable Integer number) {
        if (number != null && (number < 1 || number > Schedule.MOST)) {
            throw new RuleBroken(field + name, "1 to %d.".formatted(Schedule.MOST));
        }
        return number;
    }

    private int failed(String name, @Nullable Integer number) {
        if (number != null && (number < 0 || number > MOST_FAILED)) {
            throw new RuleBroken(field + name, "0 to %d.".formatted(MOST_FAILED));
        }
        return Objects.requireNonNullElse(number, 3);
    }
}
