package dev.tidemark.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.environment.EnvironmentType;
import dev.tidemark.plan.BackupFact.Origin;
import dev.tidemark.plan.BackupFact.Outcome;
import dev.tidemark.promise.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What each product promises, shown by what its plan does over some weeks. */
class BuiltInPlansTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Simulation.Event> events = new ArrayList<>();

    private List<BackupFact> run(
            String plan, EnvironmentType type, int days, int failEvery, @Nullable Duration manual) {
        events.clear();
        var rules = BuiltInPlans.find(plan).orElseThrow().rules(type);
        return new Simulation(
                        rules, new EnvironmentStanding(false, true, "9"), BERLIN, 12, events::add)
                .run(
                        new Simulation.Script(FROM, Duration.ofDays(days), failEvery, manual),
                        List.of());
    }

    private long count(Simulation.Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).count();
    }

    @Test
    @Promise({"S1.2", "S1.4", "S1.5"})
    void aemKeepsTwoADayOfTheLastSevenDaysForEveryType() {
        for (var type : EnvironmentType.values()) {
            var left = run("aem-cloud", type, 30, 0, null);
            assertThat(left).hasSize(14);
            assertThat(count(Simulation.Kind.TAKEN)).isEqualTo(60);
            var end = FROM.plus(Duration.ofDays(30));
            assertThat(left)
                    .allSatisfy(one ->
                            assertThat(Duration.between(one.at(), end))
                                    .isLessThanOrEqualTo(Duration.ofDays(7)));
        }
    }

    @Test
    @Promise({"S2.2", "S2.13", "S2.16"})
    void commerceProTakesProductionAndStagingByItselfAndKeepsManualOnesAWeek() {
        assertThat(run("commerce-pro", EnvironmentType.STAGING, 10, 0, null))
                .hasSizeGreaterThan(72);
        assertThat(run("commerce-pro", EnvironmentType.DEVELOPMENT, 30, 0, null)).isEmpty();
        assertThat(run("commerce-pro", EnvironmentType.DEVELOPMENT, 30, 0, Duration.ofDays(1)))
                .allSatisfy(one -> assertThat(one.origin()).isEqualTo(Origin.MANUAL))
                .hasSizeBetween(7, 8);
    }

    @Test
    @Promise({"S2.16", "S2.17"})
    void commerceStarterTakesNothingByItself() {
        for (var type : EnvironmentType.values()) {
            assertThat(run("commerce-starter", type, 30, 0, null)).isEmpty();
            assertThat(run("commerce-starter", type, 30, 0, Duration.ofDays(1)))
                    .hasSizeBetween(7, 8);
        }
    }

    @Test
    @Promise({"S3.20", "S3.21", "S3.22", "S3.23", "S3.34"})
    void upsunTakesProductionDailyAndReplacesTheOldestOfFourManualOnes() {
        var left = run("upsun", EnvironmentType.PRODUCTION, 30, 0, Duration.ofDays(2));
        assertThat(left.stream().filter(one -> one.origin() == Origin.AUTOMATED)).hasSize(2);
        assertThat(left.stream().filter(one -> one.origin() == Origin.MANUAL)).hasSize(4);
        assertThat(run("upsun", EnvironmentType.DEVELOPMENT, 30, 0, null)).isEmpty();
    }

    @Test
    @Promise({"S4.13", "S4.14", "S4.17", "S4.18", "S4.19"})
    void camundaKeepsTheLastThreeGoodAndTheLastThreeFailedOnes() {
        var left = run("camunda-saas", EnvironmentType.PRODUCTION, 30, 2, Duration.ofDays(1));
        assertThat(left.stream().filter(one -> one.is(Origin.AUTOMATED, Outcome.COMPLETED)))
                .hasSize(3);
        assertThat(left.stream().filter(one -> one.is(Origin.AUTOMATED, Outcome.FAILED)))
                .hasSize(3);
        assertThat(left.stream().filter(one -> one.is(Origin.MANUAL, Outcome.COMPLETED)))
                .hasSize(3);
        assertThat(count(Simulation.Kind.FAILED)).isEqualTo(15);
    }

    @Test
    @Promise({"S4.10", "S4.11"})
    void camundaRefusesTheSecondManualOneWithinTheHour() {
        run("camunda-saas", EnvironmentType.DEVELOPMENT, 1, 0, Duration.ofMinutes(30));
        assertThat(count(Simulation.Kind.TAKEN)).isEqualTo(24);
        assertThat(count(Simulation.Kind.REFUSED)).isEqualTo(23);
    }

    @Test
    @Promise("S4.15")
    void nothingGoesBeforeTheNewerOneHasSucceeded() {
        run("camunda-saas", EnvironmentType.PRODUCTION, 30, 3, Duration.ofDays(1));
        for (int index = 1; index < events.size(); index++) {
            if (events.get(index).kind() == Simulation.Kind.PRUNED
                    && events.get(index).reason().contains("no longer kept")) {
                assertThat(events.get(index - 1).kind()).isNotEqualTo(Simulation.Kind.FAILED);
            }
        }
    }

    @Test
    @Promise({"S5.1", "S5.2"})
    void fortrabbitCountsAManualOneAsThatDays() {
        var left = run("fortrabbit", EnvironmentType.PRODUCTION, 30, 0, Duration.ofHours(50));
        assertThat(left).hasSize(6);
        assertThat(left).anySatisfy(one -> assertThat(one.origin()).isEqualTo(Origin.MANUAL));
    }

    @Test
    void oursKeepsDaysWeeksAndMonths() {
        var left = run("tidemark", EnvironmentType.PRODUCTION, 420, 0, null);
        assertThat(left).hasSizeBetween(20, 23);
    }

    @Test
    @Promise({"S1.18", "S1.20"})
    void aemDeclaresACopyElsewhereForNinetyDaysOfProductionAlone() {
        var plan = BuiltInPlans.find("aem-cloud").orElseThrow();

        assertThat(plan.rules(EnvironmentType.PRODUCTION).offsite()).isEqualTo(Duration.ofDays(90));
        assertThat(plan.rules(EnvironmentType.STAGING).offsite()).isNull();
        assertThat(plan.rules(EnvironmentType.DEVELOPMENT).offsite()).isNull();
    }

    @Test
    @Promise({"S2.7", "S2.19", "S4.22"})
    void restoresComeAboutAsEachProductSays() {
        assertThat(way("commerce-starter", EnvironmentType.PRODUCTION))
                .isEqualTo(RestoreRules.Way.SELF_SERVICE);
        assertThat(way("commerce-pro", EnvironmentType.DEVELOPMENT))
                .isEqualTo(RestoreRules.Way.SELF_SERVICE);
        assertThat(way("commerce-pro", EnvironmentType.STAGING))
                .isEqualTo(RestoreRules.Way.HAND_OVER);
        assertThat(way("commerce-pro", EnvironmentType.PRODUCTION))
                .isEqualTo(RestoreRules.Way.HAND_OVER);
        assertThat(way("camunda-saas", EnvironmentType.PRODUCTION))
                .isEqualTo(RestoreRules.Way.TICKET);
        assertThat(way("aem-cloud", EnvironmentType.STAGING)).isEqualTo(RestoreRules.Way.TICKET);
    }

    private static RestoreRules.Way way(String plan, EnvironmentType type) {
        return BuiltInPlans.find(plan).orElseThrow().rules(type).restore().way();
    }

    @Test
    void whatIsDeclaredAndNotBuiltIsNeverClaimed() {
        for (var plan : BuiltInPlans.all()) {
            for (var type : EnvironmentType.values()) {
                var promised = Promised.of(plan.rules(type), 12);
                assertThat(promised).isNotEmpty();
                assertThat(promised)
                        .filteredOn(one ->
                                one.group() == dev.tidemark.plan.Promise.Group.ANY_SECOND
                                        || one.group() == dev.tidemark.plan.Promise.Group.OFFSITE
                                        || one.about() == dev.tidemark.plan.Promise.About.DOWNLOAD)
                        .allSatisfy(one -> assertThat(one.active()).isFalse());
            }
        }
    }
}
