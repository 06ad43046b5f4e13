package dev.tidemark.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.promise.Promise;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten years of runs in zones that make it hard: never skipped, never doubled. */
class RunsTest {
    private static final Instant FROM = Instant.parse("2010-06-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2020-06-01T00:00:00Z");
    private static final List<String> ZONES =
            List.of(
                    "Europe/Berlin",
                    "America/New_York",
                    "Australia/Lord_Howe",
                    "Asia/Kathmandu",
                    "Africa/Casablanca",
                    "Pacific/Apia",
                    "America/Sao_Paulo");
    private static final RunTime HALF_PAST_TWO = new RunTime.Fixed(List.of(LocalTime.of(2, 30)));

    static Stream<Arguments> everySchedule() {
        var schedules =
                List.of(
                        of("1h", RunTime.DEFAULT),
                        of("6h", RunTime.DEFAULT),
                        of("1d", RunTime.DEFAULT),
                        of("1d", HALF_PAST_TWO),
                        of("1d", new RunTime.Fixed(List.of(LocalTime.MIDNIGHT))),
                        of("3d", HALF_PAST_TWO),
                        of("1w", HALF_PAST_TWO),
                        of("2w", RunTime.DEFAULT),
                        of("1M", HALF_PAST_TWO),
                        of("5M", RunTime.DEFAULT),
                        of("1y", RunTime.DEFAULT));
        return ZONES.stream()
                .flatMap(zone ->
                        schedules.stream()
                                .map(schedule -> Arguments.of(ZoneId.of(zone), schedule)));
    }

    private static Schedule of(String interval, RunTime time) {
        return new Schedule(
                Interval.parse("", interval), 3, time, new RunTime.Days(DayOfWeek.SUNDAY, 28));
    }

    @ParameterizedTest
    @MethodSource("everySchedule")
    @Promise({"S3.27", "S3.28", "S4.16"})
    void runsOnceInEveryPeriodThatThereIs(ZoneId zone, Schedule schedule) {
        var at = Period.of(schedule.interval(), FROM, zone).start().minusNanos(1);
        var period = Period.of(schedule.interval(), FROM, zone);
        var seen = new HashSet<Period>();
        while (at.isBefore(TO)) {
            var run = Runs.next(List.of(schedule), zone, 45, at, 1).getFirst().at();
            assertThat(run).isAfter(at);
            var runs = Period.of(schedule.interval(), run, zone);
            assertThat(seen.add(runs)).as("doubled in %s by %s", runs.words(), run).isTrue();
            while (period.isEmpty()) {
                period = period.next();
            }
            assertThat(runs).as("skipped before %s", run).isEqualTo(period);
            period = period.next();
            at = run;
        }
    }

    @ParameterizedTest
    @MethodSource("everySchedule")
    void asksForManyAsForOneAfterTheOther(ZoneId zone, Schedule schedule) {
        var many = Runs.next(List.of(schedule), zone, 7, FROM, 40);
        var one = new ArrayList<Run>();
        var at = FROM;
        while (one.size() < many.size()) {
            one.addAll(Runs.next(List.of(schedule), zone, 7, at, 1));
            at = one.getLast().at();
        }
        assertThat(one).isEqualTo(many);
    }

    @Test
    void hoursAreNeitherSkippedNorDoubledWhereClocksChange() {
        for (var zone : ZONES) {
            var at = FROM;
            for (var run :
                    Runs.next(
                            List.of(of("1h", RunTime.DEFAULT)), ZoneId.of(zone), 0, FROM, 90_000)) {
                assertThat(Duration.between(at, run.at()))
                        .isPositive()
                        .isLessThanOrEqualTo(
                                Duration.ofMinutes(zone.contains("Kathmandu") ? 75 : 60));
                at = run.at();
            }
        }
    }

    @Test
    @Promise("S1.4")
    void runsTwiceADayAtFixedTimes() {
        var zone = ZoneId.of("Europe/Berlin");
        var twice = of("12h", new RunTime.Fixed(List.of(LocalTime.of(17, 0), LocalTime.of(5, 0))));
        assertThat(
                        Runs.next(
                                        List.of(twice),
                                        zone,
                                        33,
                                        Instant.parse("2026-10-24T05:00:00Z"),
                                        4)
                                .stream()
                                .map(run -> run.at().atZone(zone).toLocalDateTime().toString()))
                .containsExactly(
                        "2026-10-24T17:00",
                        "2026-10-25T05:00",
                        "2026-10-25T17:00",
                        "2026-10-26T05:00");
    }

    @Test
    @Promise({"S3.26", "S3.29"})
    void whatFallsTogetherIsOneBackup() {
        var zone = ZoneId.of("Europe/Berlin");
        var all =
                Stream.of("1d", "1w", "1M")
                        .map(interval -> new Schedule(Interval.parse("", interval), 7))
                        .toList();
        var runs = Runs.next(all, zone, 12, Instant.parse("2026-05-31T12:00:00Z"), 2);
        assertThat(runs.getFirst().at().atZone(zone).toString()).startsWith("2026-06-01T04:12");
        assertThat(runs.getFirst().schedules()).containsExactlyElementsOf(all);
        assertThat(runs.getLast().schedules()).hasSize(1);
    }

    @Test
    void aTimeInTheSpringGapIsTheFirstInstantAfterItAndInAutumnTheEarlier() {
        var zone = ZoneId.of("Europe/Berlin");
        var daily = List.of(of("1d", HALF_PAST_TWO));
        assertThat(
                        Runs.next(daily, zone, 0, Instant.parse("2026-03-28T12:00:00Z"), 1)
                                .getFirst()
                                .at())
                .isEqualTo("2026-03-29T01:00:00Z");
        assertThat(Runs.next(daily, zone, 0, Instant.parse("2026-10-24T12:00:00Z"), 2))
                .extracting(run -> run.at().toString())
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void minutesAreSpreadEvenlyAndStayTheSame() {
        assertThat(StableMinute.of("shop-production"))
                .isEqualTo(StableMinute.of("shop-production"));
        var counts = new int[60];
        IntStream.range(0, 60_000).forEach(one -> counts[StableMinute.of("environment-" + one)]++);
        for (int count : counts) {
            assertThat(count).isBetween(800, 1200);
        }
    }
}
