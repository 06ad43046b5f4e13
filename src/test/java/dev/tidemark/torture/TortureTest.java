package dev.tidemark.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.activity.ActivityService;
import dev.tidemark.backup.BackupService;
import dev.tidemark.engine.testing.TestMariaDb;
import dev.tidemark.environment.ConnectionRefused;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestEnvironments;
import dev.tidemark.testing.TestSite;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The fast part of the catalogue: one environment of the cases marked so, damaged in every way at
 * once. Each case alone, with each damage, is {@link TortureMatrix}.
 */
@PortalTest
class TortureTest {
    private static final TestMariaDb SERVER = Ordeals.newServer(List.of());

    @Autowired TestEnvironments environments;
    @Autowired TestAccounts accounts;
    @Autowired EnvironmentService rights;
    @Autowired BackupService backups;
    @Autowired RestoreService restores;
    @Autowired ActivityService activities;

    @AfterAll
    static void end() {
        SERVER.kill();
    }

    @Test
    void comesBackIdenticalWhateverHappensAndUndoIsIdenticalToo() {
        var site = new HardSite(SERVER, cases(HardCase.Stage.CARRIED));
        try {
            site.make();
            var good = site.state();
            var trial = trial(site);
            var backup = trial.take();
            trial.withstand(backup, good, () -> damageEachDifferently(site));
        } finally {
            site.remove();
        }
    }

    @Test
    void refusesWhenTheBackupIsTakenWhatCouldNotBeRestoredAndNamesAllOfIt() {
        var hopeless = cases(HardCase.Stage.BACKUP);
        var site = new HardSite(SERVER, hopeless);
        try {
            site.reserve();
            var trial = trial(site);
            site.fill();
            assertThatThrownBy(trial::take)
                    .isInstanceOf(Trial.Broken.class)
                    .message()
                    .contains(names(hopeless));
        } finally {
            site.remove();
        }
    }

    @Test
    void refusesToConnectWhatCouldNotBeRestoredAndNamesAllOfIt() {
        var hopeless = cases(HardCase.Stage.CONNECT);
        var site = new HardSite(SERVER, hopeless);
        try {
            site.make();
            assertThatThrownBy(() -> trial(site))
                    .isInstanceOf(ConnectionRefused.class)
                    .message()
                    .contains(names(hopeless));
        } finally {
            site.remove();
        }
    }

    private Trial trial(HardSite site) {
        return new Trial(
                new Trial.Portal(backups, restores, activities),
                site,
                site.connect(new TestSite.Portal(environments, accounts, rights)));
    }

    private static List<String> names(List<HardCase> cases) {
        return cases.stream().flatMap(one -> one.expected().names().stream()).toList();
    }

    private static List<HardCase> cases(HardCase.Stage stage) {
        var all =
                Stream.of(HardCase.Kind.values())
                        .flatMap(kind -> HardCase.all(kind).stream())
                        .filter(one -> one.fast() && one.open().isEmpty())
                        .filter(one -> one.expected().stage() == stage)
                        .toList();
        assertThat(all).isNotEmpty();
        return all;
    }

    private static void damageEachDifferently(HardSite site) {
        var damages = new ArrayList<>(Damage.all());
        damages.remove(Damage.EVERYTHING);
        int next = 0;
        for (var database : site.databases()) {
            damages.get(next++ % damages.size()).database(site, database);
        }
        Damage.CHANGED.files(site);
        Damage.DROPPED_TABLES.files(site);
    }
}
