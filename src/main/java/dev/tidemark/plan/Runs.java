package dev.tidemark.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * When schedules run. Each runs once in each of its periods, or at each of its fixed times; runs of
 * several schedules at the same instant are one. Where clocks go forward over a run's time, it runs
 * at the first instant after the gap; where they go back, at the earlier of the two. Runs of hours
 * follow elapsed hours, so none is skipped or doubled.
 */
public final class Runs {
    private Runs() {}

    /**
     * The next runs, in order.
     *
     * @param minute of the hour, the environment's own
     * @param after they all come later than this
     */
    public static List<Run> next(
            List<Schedule> schedules, ZoneId zone, int minute, Instant after, int count) {
        var runs = new TreeMap<Instant, List<Schedule>>();
        for (var schedule : schedules) {
            for (var at : next(schedule, zone, minute, after, count)) {
                runs.computeIfAbsent(at, instant -> new ArrayList<>()).add(schedule);
            }
        }
        return runs.entrySet().stream()
                .limit(count)
                .map(run -> new Run(run.getKey(), run.getValue()))
                .toList();
    }

    private static List<Instant> next(
            Schedule schedule, ZoneId zone, int minute, Instant after, int count) {
        return Stream.iterate(periodOf(schedule, after, zone), Period::next)
                .filter(period -> !period.isEmpty())
                .flatMap(period -> runs(schedule, period, minute))
                .filter(at -> at.isAfter(after))
                .distinct()
                .limit(count)
                .toList();
    }

    /** Fixed times of day hold for every day, however the hours are counted. */
    private static Period periodOf(Schedule schedule, Instant after, ZoneId zone) {
        return Period.of(
                isTimesOfDay(schedule) ? new Interval(1, IntervalUnit.DAY) : schedule.interval(),
                after,
                zone);
    }

    private static boolean isTimesOfDay(Schedule schedule) {
        return schedule.interval().unit() == IntervalUnit.HOUR
                && schedule.time() instanceof RunTime.Fixed;
    }

    private static Stream<Instant> runs(Schedule schedule, Period period, int minute) {
        var zone = period.zone();
        return switch (schedule.time()) {
            case RunTime.Fixed(var times) ->
                    times.stream().map(time -> at(day(schedule, period), time, zone));
            case RunTime.Spread(var hour) ->
                    Stream.of(
                            period.interval().unit() == IntervalUnit.HOUR
                                    ? within(period, minute)
                                    : at(day(schedule, period), LocalTime.of(hour, minute), zone));
        };
    }

    /** The last hours of a day are shorter where clocks move by less than an hour. */
    private static Instant within(Period period, int minute) {
        var at = period.start().plus(Duration.ofMinutes(minute));
        return at.isBefore(period.next().start()) ? at : period.start();
    }

    private static LocalDate day(Schedule schedule, Period period) {
        var first = period.day();
        return switch (period.interval().unit()) {
            case HOUR, DAY -> first;
            case WEEK -> first.with(schedule.days().weekday());
            case MONTH, YEAR -> first.withDayOfMonth(schedule.days().dayOfMonth());
        };
    }

    /** In a gap the first instant after it, in an overlap the earlier one. */
    private static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
        var local = day.atTime(time);
        var gap = zone.getRules().getTransition(local);
        return gap != null && gap.isGap() ? gap.getInstant() : local.atZone(zone).toInstant();
    }
}
