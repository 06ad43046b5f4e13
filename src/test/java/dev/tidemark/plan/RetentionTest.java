package dev.tidemark.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.environment.EnvironmentType;
import dev.tidemark.plan.BackupFact.Origin;
import dev.tidemark.plan.BackupFact.Outcome;
import dev.tidemark.plan.ManualRules.WhenFull;
import dev.tidemark.promise.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is kept is what the words say, for any history; and some things never go. */
class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Provide
    Arbitrary<List<BackupFact>> histories() {
        var fact =
                Combinators.combine(
                                Arbitraries.of(Origin.class),
                                Arbitraries.frequency(
                                        net.jqwik.api.Tuple.of(6, Outcome.COMPLETED),
                                        net.jqwik.api.Tuple.of(2, Outcome.FAILED),
                                        net.jqwik.api.Tuple.of(1, Outcome.UNDER_WAY)),
                                Arbitraries.integers().between(0, 60 * 24 * 500),
                                Arbitraries.integers().between(0, 19))
                        .as((origin, outcome, minutes, luck) ->
                                new BackupFact(
                                        "",
                                        origin,
                                        outcome,
                                        NOW.minus(Duration.ofMinutes(minutes)),
                                        luck == 0,
                                        luck == 1 ? "a running restore reads it" : null,
                                        1));
        return fact.list().ofMaxSize(120).map(RetentionTest::named);
    }

    private static List<BackupFact> named(List<BackupFact> facts) {
        var named = new ArrayList<BackupFact>();
        for (var one : facts) {
            named.add(
                    new BackupFact(
                            "b" + named.size(),
                            one.origin(),
                            one.outcome(),
                            one.at(),
                            one.isProtected(),
                            one.usedBy(),
                            one.bytes()));
        }
        return named;
    }

    @Provide
    Arbitrary<RetentionRules> rules() {
        var schedule =
                Combinators.combine(
                                Arbitraries.of(
                                        "1h", "6h", "1d", "3d", "1w", "2w", "1M", "3M", "1y"),
                                Arbitraries.integers().between(1, 12))
                        .as((interval, count) -> new Schedule(Interval.parse("", interval), count));
        var most = Arbitraries.integers().between(1, 12).injectNull(0.4);
        return Combinators.combine(
                        schedule.list().ofMaxSize(3),
                        most,
                        most,
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(1, 40).injectNull(0.5))
                .as((schedules, manual, all, failed, days) ->
                        new RetentionRules(
                                schedules,
                                List.of(),
                                new ManualRules(
                                        manual,
                                        days == null ? null : Duration.ofDays(days),
                                        WhenFull.REPLACE,
                                        false),
                                all,
                                failed,
                                failed,
                                Duration.ofDays(7),
                                days == null ? null : Duration.ofDays(days)));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia")
                .map(ZoneId::of);
    }

    @Property(tries = 300)
    @Promise({"S3.29", "S4.17"})
    void neverDeletesWhatMustStay(
            @ForAll("rules") RetentionRules rules,
            @ForAll("histories") List<BackupFact> history,
            @ForAll("zones") ZoneId zone) {
        var gone = gone(Retention.decide(rules, history, zone, NOW));
        for (var one : history) {
            if (one.isProtected() || one.usedBy() != null || one.outcome() == Outcome.UNDER_WAY) {
                assertThat(gone).doesNotContain(one.id());
            }
        }
        newestGood(history, NOW).ifPresent(newest -> assertThat(gone).doesNotContain(newest.id()));
        if (rules.pointInTime() != null) {
            newestGood(history, NOW.minus(rules.pointInTime()))
                    .ifPresent(base -> assertThat(gone).doesNotContain(base.id()));
        }
    }

    private static java.util.Optional<BackupFact> newestGood(
            List<BackupFact> history, Instant until) {
        return history.stream()
                .filter(one -> one.isGood() && !one.at().isAfter(until))
                .max(Comparator.comparing(BackupFact::at).thenComparing(BackupFact::id));
    }

    @Property(tries = 300)
    void decidingAgainDeletesNothingMore(
            @ForAll("rules") RetentionRules rules,
            @ForAll("histories") List<BackupFact> history,
            @ForAll("zones") ZoneId zone) {
        var first = Retention.decide(rules, history, zone, NOW);
        assertThat(first.kept().size() + first.going().size()).isEqualTo(history.size());
        var left = first.kept().stream().map(Kept::backup).toList();
        assertThat(Retention.decide(rules, left, zone, NOW).going()).isEmpty();
        assertThat(first.kept()).allSatisfy(kept -> assertThat(kept.reasons()).isNotEmpty());
    }

    /** Another way to the same words: groups by the calendar's own fields, then counts. */
    @Property(tries = 300)
    @Promise({"S3.27", "S3.29"})
    void schedulesKeepTheNewestOfEachOfTheLastPeriodsThatHaveOne(
            @ForAll("histories") List<BackupFact> history, @ForAll("zones") ZoneId zone) {
        var keeps =
                List.of(
                        new Keep(Interval.parse("", "1d"), 5),
                        new Keep(Interval.parse("", "1w"), 4),
                        new Keep(Interval.parse("", "1M"), 6));
        var automated =
                history.stream()
                        .filter(one -> one.origin() == Origin.AUTOMATED && one.isGood())
                        .toList();
        var expected = new HashSet<String>();
        expected.addAll(naive(automated, 5, one -> day(one, zone)));
        expected.addAll(
                naive(
                        automated,
                        4,
                        one ->
                                day(one, zone).get(IsoFields.WEEK_BASED_YEAR) * 100L
                                        + day(one, zone).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
        expected.addAll(
                naive(
                        automated,
                        6,
                        one -> day(one, zone).getYear() * 100L + day(one, zone).getMonthValue()));
        var decision = Retention.decide(rules(keeps), unprotected(automated), zone, NOW);
        newestGood(automated, NOW).ifPresent(newest -> expected.add(newest.id()));
        assertThat(
                        decision.kept().stream()
                                .map(kept -> kept.backup().id())
                                .collect(Collectors.toSet()))
                .isEqualTo(expected);
    }

    private static LocalDate day(BackupFact one, ZoneId zone) {
        return LocalDate.ofInstant(one.at(), zone);
    }

    private static <K extends Comparable<? super K>> Set<String> naive(
            List<BackupFact> automated, int count, Function<BackupFact, K> period) {
        var newest = new HashMap<K, BackupFact>();
        for (var one : automated) {
            newest.merge(
                    period.apply(one),
                    one,
                    (a, b) ->
                            Comparator.comparing(BackupFact::at)
                                                    .thenComparing(BackupFact::id)
                                                    .compare(a, b)
                                            > 0
                                    ? a
                                    : b);
        }
        return newest.entrySet().stream()
                .sorted(java.util.Map.Entry.<K, BackupFact>comparingByKey().reversed())
                .limit(count)
                .map(entry -> entry.getValue().id())
                .collect(Collectors.toSet());
    }

    private static List<BackupFact> unprotected(List<BackupFact> facts) {
        return facts.stream()
                .map(one ->
                        new BackupFact(
                                one.id(), one.origin(), one.outcome(), one.at(), false, null, 1))
                .toList();
    }

    private static RetentionRules rules(List<Keep> keeps) {
        return new RetentionRules(
                List.of(),
                keeps,
                new ManualRules(null, null, WhenFull.REPLACE, false),
                null,
                3,
                3,
                Duration.ofDays(7),
                null);
    }

    @Test
    void aMissedDayShortensNothing() {
        var daily = rules(List.of(new Keep(Interval.parse("", "1d"), 7)));
        var all = daily(20);
        var missed =
                all.stream()
                        .filter(one -> !one.id().equals("d3") && !one.id().equals("d4"))
                        .toList();
        assertThat(kept(daily, all)).hasSize(7);
        assertThat(kept(daily, missed)).hasSize(7).contains("d8", "d9");
    }

    @Test
    void saysWhyAndUntilWhen() {
        var weekly = rules(List.of(new Keep(Interval.parse("", "1w"), 4)));
        var decision = Retention.decide(weekly, daily(20), BERLIN, NOW);
        assertThat(decision.keptAs("d6").orElseThrow().reasons())
                .containsExactly("newest of week 46; until 7 Dec 2026 or when 4 newer weeks exist");
        assertThat(decision.keptAs("d1").orElseThrow().reasons())
                .containsExactly(
                        "the newest good one always stays",
                        "newest of week 47; until 14 Dec 2026 or when 4 newer weeks exist");
        assertThat(decision.going().getFirst().reason())
                .isEqualTo("2nd newest automated one; no longer kept by 1w × 4");
    }

    /** d1 is of yesterday, d2 of the day before. */
    private static List<BackupFact> daily(int days) {
        return Stream.iterate(1, day -> day + 1)
                .limit(days)
                .map(day ->
                        new BackupFact(
                                "d" + day,
                                Origin.AUTOMATED,
                                Outcome.COMPLETED,
                                NOW.minus(day, ChronoUnit.DAYS),
                                false,
                                null,
                                1))
                .toList();
    }

    private static Set<String> kept(RetentionRules rules, List<BackupFact> facts) {
        return Retention.decide(rules, facts, BERLIN, NOW).kept().stream()
                .map(kept -> kept.backup().id())
                .collect(Collectors.toSet());
    }

    private static Set<String> gone(RetentionDecision decision) {
        return decision.going().stream()
                .map(going -> going.backup().id())
                .collect(Collectors.toSet());
    }

    @Test
    @Promise({"S3.30", "S3.31", "S3.22"})
    void capsTakeTheOldestButNothingThatIsProtected() {
        var rules =
                new RetentionRules(
                        List.of(new Schedule(Interval.parse("", "1d"), 30)),
                        List.of(),
                        new ManualRules(3, null, WhenFull.REPLACE, false),
                        8,
                        3,
                        3,
                        Duration.ofDays(7),
                        null);
        var facts = new ArrayList<>(daily(10));
        for (int hour = 1; hour <= 5; hour++) {
            facts.add(manual("m" + hour, NOW.minus(hour, ChronoUnit.HOURS), hour == 5));
        }
        var decision = Retention.decide(rules, facts, BERLIN, NOW);
        assertThat(gone(decision)).contains("m4", "d10").doesNotContain("m1", "m2", "m3", "m5");
        assertThat(decision.kept().stream().filter(kept -> kept.backup().isGood())).hasSize(8);
    }

    private static BackupFact manual(String id, Instant at, @Nullable Boolean isProtected) {
        return new BackupFact(
                id,
                Origin.MANUAL,
                Outcome.COMPLETED,
                at,
                Boolean.TRUE.equals(isProtected),
                null,
                1);
    }

    @Test
    void aBackupFromTheFuturePausesEverything() {
        var facts = new ArrayList<>(daily(40));
        facts.add(manual("ahead", NOW.plus(2, ChronoUnit.DAYS), false));
        var decision =
                Retention.decide(
                        rules(List.of(new Keep(Interval.parse("", "1d"), 2))), facts, BERLIN, NOW);
        assertThat(decision.going()).isEmpty();
        assertThat(decision.paused())
                .startsWith("Nothing is deleted: the backup of Mon 23 Nov 2026");
    }

    @Test
    @Promise("S2.10")
    void commerceProLeavesNoAgeUncovered() {
        var rules =
                BuiltInPlans.find("commerce-pro").orElseThrow().rules(EnvironmentType.PRODUCTION);
        var left =
                new Simulation(
                                rules,
                                new EnvironmentStanding(false, true, null),
                                BERLIN,
                                0,
                                event -> {})
                        .run(
                                new Simulation.Script(
                                        Instant.parse("2026-01-01T00:00:00Z"),
                                        Duration.ofDays(330),
                                        0,
                                        null),
                                List.of());
        var end = Instant.parse("2026-11-27T00:00:00Z");
        var newer = end;
        for (var one :
                left.stream().sorted(Comparator.comparing(BackupFact::at).reversed()).toList()) {
            var age = Duration.between(newer, end);
            var gap = Duration.between(one.at(), newer);
            // Clocks change in between.
            assertThat(gap.minusHours(1))
                    .as("at the age of " + age)
                    .isLessThanOrEqualTo(
                            age.compareTo(Duration.ofDays(2)) < 0
                                    ? Duration.ofHours(1)
                                    : age.compareTo(Duration.ofDays(5)) < 0
                                            ? Duration.ofDays(1)
                                            : age.compareTo(Duration.ofDays(42)) < 0
                                                    ? Duration.ofDays(7)
                                                    : age.compareTo(Duration.ofDays(70)) < 0
                                                            ? Duration.ofDays(14)
                                                            : Duration.ofDays(31));
            newer = one.at();
        }
        assertThat(Duration.between(newer, end)).isGreaterThan(Duration.ofDays(145));
    }

    @Test
    void clocksThatJumpAreNoticed() {
        assertThat(ClockGuard.paused(NOW, NOW.plusSeconds(3600))).isEmpty();
        assertThat(ClockGuard.paused(NOW, NOW.minusSeconds(3600)).orElseThrow())
                .startsWith("Nothing is deleted: the clock is at ");
        assertThat(ClockGuard.paused(NOW, NOW.plus(365, ChronoUnit.DAYS))).isPresent();
    }
}
