package dev.tidemark.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.environment.EnvironmentType;
import dev.tidemark.plan.BackupFact.Origin;
import dev.tidemark.plan.BackupFact.Outcome;
import dev.tidemark.promise.Promise;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may take a manual backup now, and what to do otherwise. */
class AdmissionTest {
    private static final Instant NOW = Instant.parse("2026-11-21T13:20:00Z");
    private static final EnvironmentStanding ANY = new EnvironmentStanding(false, true, "8.7.0");
    private static final EnvironmentStanding LIVE = new EnvironmentStanding(true, true, "8.7.0");

    private static Admission decide(
            String plan, EnvironmentType type, EnvironmentStanding standing, BackupFact... there) {
        return Admission.decide(
                BuiltInPlans.find(plan).orElseThrow().rules(type),
                standing,
                List.of(there),
                NOW,
                ZoneId.of("Europe/Berlin"));
    }

    private static String refusal(Admission admission) {
        return ((Admission.Refused) admission).words();
    }

    private static BackupFact manual(String id, int minutesAgo, boolean isProtected) {
        return new BackupFact(
                id,
                Origin.MANUAL,
                Outcome.COMPLETED,
                NOW.minus(minutesAgo, ChronoUnit.MINUTES),
                isProtected,
                null,
                1);
    }

    @Test
    @Promise({"S2.1", "S2.6"})
    void commerceProHasNoneForProductionAndStaging() {
        for (var type : List.of(EnvironmentType.PRODUCTION, EnvironmentType.STAGING)) {
            assertThat(refusal(decide("commerce-pro", type, ANY)))
                    .contains("it has no manual ones");
        }
    }

    @Test
    @Promise({"S2.12", "S2.13", "S2.14", "S2.15"})
    void commerceProHasThemForSitesThatAreNotLaunched() {
        assertThat(
                        decide(
                                "commerce-pro",
                                EnvironmentType.DEVELOPMENT,
                                ANY,
                                manual("a", 5, false),
                                manual("b", 4, false)))
                .isEqualTo(new Admission.Allowed(null));
        assertThat(refusal(decide("commerce-pro", EnvironmentType.DEVELOPMENT, LIVE)))
                .contains("not launched");
    }

    @Test
    @Promise({"S2.17", "S2.18"})
    void commerceStarterHasThemEverywhereLaunchedOrNot() {
        for (var type : EnvironmentType.values()) {
            assertThat(decide("commerce-starter", type, ANY)).isInstanceOf(Admission.Allowed.class);
            assertThat(decide("commerce-starter", type, LIVE))
                    .isInstanceOf(Admission.Allowed.class);
        }
    }

    @Test
    @Promise("S4.6")
    void camundaWantsAMinimumVersion() {
        var old = new EnvironmentStanding(true, true, "8.2.3");
        assertThat(refusal(decide("camunda-saas", EnvironmentType.PRODUCTION, old)))
                .isEqualTo(
                        "Backups need at least version 8.2.4 of the platform; this environment has 8.2.3. Upgrade first.");
        for (var enough : List.of("8.2.4", "8.10.0", "9")) {
            assertThat(
                            decide(
                                    "camunda-saas",
                                    EnvironmentType.PRODUCTION,
                                    new EnvironmentStanding(true, true, enough)))
                    .isInstanceOf(Admission.Allowed.class);
        }
        assertThat(
                        refusal(
                                decide(
                                        "camunda-saas",
                                        EnvironmentType.PRODUCTION,
                                        new EnvironmentStanding(true, true, null))))
                .contains("is not known");
    }

    @Test
    @Promise({"S4.11", "S4.12"})
    void camundaAllowsOneAnHourUnlessTheLastOneIsDeleted() {
        var refused =
                (Admission.Refused)
                        decide(
                                "camunda-saas",
                                EnvironmentType.PRODUCTION,
                                LIVE,
                                manual("a", 12, false));
        assertThat(refused.words())
                .isEqualTo(
                        "Not yet: the next backup is possible at 15:08 CET. Your plan allows one in 1 hour. Nothing was started.");
        assertThat(refused.possibleAt()).isEqualTo(NOW.plus(48, ChronoUnit.MINUTES));
        assertThat(refused.release().id()).isEqualTo("a");
        assertThat(decide("camunda-saas", EnvironmentType.PRODUCTION, LIVE))
                .isInstanceOf(Admission.Allowed.class);
        assertThat(decide("camunda-saas", EnvironmentType.PRODUCTION, LIVE, manual("a", 60, false)))
                .isInstanceOf(Admission.Allowed.class);
    }

    @Test
    @Promise({"S3.22", "S4.13", "S4.15"})
    void aFullCountReplacesTheOldestThatIsNotProtected() {
        var all =
                Stream.of(
                                manual("d", 400, true),
                                manual("c", 300, false),
                                manual("b", 200, false),
                                manual("a", 100, false))
                        .toArray(BackupFact[]::new);
        assertThat(
                        ((Admission.Allowed) decide("upsun", EnvironmentType.PRODUCTION, LIVE, all))
                                .replaces()
                                .id())
                .isEqualTo("c");
        var locked =
                Stream.of(all).map(one -> manual(one.id(), 100, true)).toArray(BackupFact[]::new);
        assertThat(refusal(decide("upsun", EnvironmentType.PRODUCTION, LIVE, locked)))
                .contains("all of them are protected");
    }

    @Test
    @Promise("S5.1")
    void fortrabbitWantsItBooked() {
        assertThat(
                        refusal(
                                decide(
                                        "fortrabbit",
                                        EnvironmentType.PRODUCTION,
                                        new EnvironmentStanding(true, false, null))))
                .contains("it is not booked for this environment");
        assertThat(decide("fortrabbit", EnvironmentType.PRODUCTION, ANY))
                .isInstanceOf(Admission.Allowed.class);
    }
}
