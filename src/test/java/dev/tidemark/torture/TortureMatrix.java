package dev.tidemark.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.activity.ActivityService;
import dev.tidemark.backup.BackupService;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestEnvironments;
import dev.tidemark.testing.TestSite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every case meets every damage; {@code ./tidemark bench torture} runs it. The variable {@code
 * TIDEMARK_TORTURE} may choose, as in {@code names,views/broken_view}; then no report is written.
 */
@PortalTest
class TortureMatrix {
    @Autowired TestEnvironments environments;
    @Autowired TestAccounts accounts;
    @Autowired EnvironmentService rights;
    @Autowired BackupService backups;
    @Autowired RestoreService restores;
    @Autowired ActivityService activities;

    @Test
    void everyCaseMeetsEveryDamage() throws Exception {
        var chosen = Objects.requireNonNullElse(System.getenv("TIDEMARK_TORTURE"), "");
        var parts = chosen.split("/", 2);
        var cases = parts[0].isEmpty() ? List.<String>of() : Arrays.asList(parts[0].split(","));
        var damages =
                Damage.all().stream()
                        .filter(one ->
                                parts.length < 2
                                        || parts[1].contains(
                                                one.name().toLowerCase(java.util.Locale.ROOT)))
                        .toList();
        var server = Ordeals.newServer(List.of());
        var ordeals =
                new Ordeals(
                        new TestSite.Portal(environments, accounts, rights),
                        new Trial.Portal(backups, restores, activities),
                        server);
        var outcomes = new ArrayList<Ordeals.Outcome>();
        all().filter(one -> cases.isEmpty() || cases.contains(one.name()))
                .forEach(one -> ordeals.run(one, damages, outcome -> tell(outcomes, outcome)));
        if (chosen.isEmpty()) {
            ReliabilityReport.write(outcomes);
        }
        assertThat(outcomes).filteredOn(one -> !one.good() && one.one().open().isEmpty()).isEmpty();
    }

    private static Stream<HardCase> all() {
        return Stream.of(HardCase.Kind.values()).flatMap(kind -> HardCase.all(kind).stream());
    }

    private static void tell(List<Ordeals.Outcome> all, Ordeals.Outcome outcome) {
        all.add(outcome);
        System.out.printf(
                "TORTURE %s | %s | %s | %.1f s%n",
                outcome.one(),
                outcome.damage(),
                outcome.good() ? "as claimed" : "BROKEN " + outcome.problem(),
                outcome.took().toMillis() / 1000.0);
    }
}
