package dev.tidemark.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.activity.ActivityService;
import dev.tidemark.activity.ActivityState;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.TakeBackup;
import dev.tidemark.engine.restic.SnapshotId;
import dev.tidemark.engine.testing.TestMariaDb;
import dev.tidemark.environment.ConnectionFile.HooksPlan;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.promise.Promise;
import dev.tidemark.testing.FaultyHost;
import dev.tidemark.testing.FaultyHost.Fault;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestActivities;
import dev.tidemark.testing.TestRuns;
import dev.tidemark.testing.TestSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.FileSystemUtils;

/**
 * Whatever breaks under a restore: before the switch the site is untouched, a switch that cannot be
 * finished is turned back, and the record says so.
 */
@PortalTest
@Promise("S5.7")
class BrokenRestoreTest {
    private static FaultyHost host;
    private static TestSite site;
    private static Backup backup;

    @Autowired TestRuns runs;
    @Autowired BackupService backups;
    @Autowired RestoreService restores;
    @Autowired ActivityService activities;
    @Autowired TakeBackup vaults;
    @Autowired CleanUpJob cleanUp;

    @BeforeEach
    void connect() {
        if (site == null) {
            host = new FaultyHost();
            site = TestSite.create(runs.portal(), host.plan(), TestMariaDb.shared(), List.of());
            backup = runs.take(site);
            site.spoil();
        }
    }

    @Test
    void wantsEveryPartInTheVault() {
        var damaged = runs.take(site);
        var database = backups.find(site.owner(), site.id(), damaged.id()).parts().getFirst();
        vaults.vaultOf(damaged).forget(List.of(new SnapshotId(database.snapshotId())));

        assertThat(problems(damaged))
                .containsExactly(
                        "The vault no longer holds %s of this backup. Choose another backup."
                                .formatted(database.name()));
        failsBeforeTheSwitch(damaged, () -> {}, "The vault no longer holds snapshot ");
        assertThat(problems(backup)).isEmpty();
    }

    @Test
    void countsWhatItCanOfABrokenSiteAndLetsItBeRestored() throws IOException {
        var uploads = site.uploads();
        var away = uploads.resolveSibling("away-uploads");
        Files.move(uploads, away);
        Files.writeString(uploads, "hacked");
        try {
            var found = restores.preview(site.owner(), site.id(), backup.id(), site.id());
            assertThat(found.problems()).isEmpty();
            assertThat(found.loss().notCounted())
                    .anySatisfy(what -> assertThat(what).startsWith("files "));
            assertThat(found.loss().tables()).isNotEmpty();
            assertThat(found.loss().nothing()).isFalse();
        } finally {
            Files.delete(uploads);
            Files.move(away, uploads);
        }
    }

    @Test
    void tellsThatTheVaultHasGoneOrHasAnotherKey() throws IOException {
        var vault = runs.vault(site, backup);
        var away = vault.resolveSibling("away " + site.id());
        Files.move(vault, away);
        try {
            var gone = "There is no vault at %s.".formatted(vault);
            assertThat(problems(backup)).containsExactly(gone);
            failsBeforeTheSwitch(backup, () -> {}, gone);

            TestSite.run(
                    "sh",
                    "-c",
                    "PATH=$2:$PATH RESTIC_PASSWORD=other restic init --repo \"$1\"",
                    "x",
                    vault.toString(),
                    host.tools().toString());
            var closed = "The vault does not open with its stored key.";
            assertThat(problems(backup)).containsExactly(closed);
            failsBeforeTheSwitch(backup, () -> {}, closed);
        } finally {
            FileSystemUtils.deleteRecursively(vault);
            Files.move(away, vault);
        }
    }

    @Test
    void tellsThatTheVaultHasLostItsData() throws IOException {
        var vault = runs.vault(site, backup);
        var away = vault.resolveSibling("data " + site.id());
        Files.move(vault.resolve("data"), away);
        Files.createDirectory(vault.resolve("data"));
        try {
            failsBeforeTheSwitch(backup, () -> {}, "");
        } finally {
            FileSystemUtils.deleteRecursively(vault.resolve("data"));
            Files.move(away, vault.resolve("data"));
        }
    }

    @Test
    void tellsThatTheHostCannotBeReached() {
        var down = host.down();
        try (down) {
            assertThat(problems(backup)).singleElement().asString().contains("cannot be reached: ");
            failsBeforeTheSwitch(backup, () -> {}, "cannot be reached: ");
        }
    }

    @Test
    void survivesToolsThatAreKilledWhilePreparing() {
        failsBeforeTheSwitch(
                backup,
                host.when("restic", "case \"$*\" in *--sparse*) kill -9 $$;; esac"),
                "restic failed");
        failsBeforeTheSwitch(
                backup,
                host.when(
                        "mariadb",
                        "case \"$*\" in *--binary-mode*) head -c 2000 >/dev/null; kill -9 $$;; esac"),
                "mariadb failed");
    }

    @Test
    void tellsThatTheDiskIsFull() {
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "Only root can mount");
        var folder = TestSite.temporary();
        TestSite.run("mount", "-t", "tmpfs", "-o", "size=30m", "tmpfs", folder.toString());
        try {
            var small =
                    TestSite.create(
                            runs.portal(),
                            HostPlan.local(),
                            TestMariaDb.shared(),
                            new HooksPlan(List.of(), List.of()),
                            folder);
            var full = runs.take(small);
            Files.write(folder.resolve("other"), new byte[10 << 20]);
            small.spoil();
            var before = small.state();
            var restore = runs.restore(small, full);
            assertThat(restore.state()).isEqualTo(RestoreState.FAILED);
            assertThat(restore.reason())
                    .startsWith("No space is left: ")
                    .contains("Unchanged: the environment runs as before.");
            assertThat(small.state()).isEqualTo(before);
            assertThat(small.sideDirectories()).isEmpty();
            Files.delete(folder.resolve("other"));
            assertThat(runs.restore(small, full).state()).isEqualTo(RestoreState.COMPLETED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            TestSite.run("umount", "-l", folder.toString());
        }
    }

    @Test
    void refusesToSwitchUnderReferencesFromElsewhere() {
        var other = site.database() + "_other";
        site.server()
                .run(
                        """
                        create database `%1$s`;
                        create table `%1$s`.t (id int primary key, p int,
                          foreign key (p) references `%2$s`.parent (id));
                        """
                                .formatted(other, site.database()));
        try {
            failsBeforeTheSwitch(backup, () -> {}, "a table of another database refers to ");
        } finally {
            site.server().run("drop database `%s`".formatted(other));
        }
    }

    @Test
    void turnsBackWhatALockedTableStops() throws Exception {
        var session =
                new ProcessBuilder(
                                "mariadb",
                                "--no-defaults",
                                "--socket=" + site.server().socket(),
                                "--user=root",
                                "--unbuffered")
                        .start();
        // It keeps the lock as long as its input is open.
        session.getOutputStream()
                .write(
                        "lock tables `%s`.parent read; select 'locked';\n"
                                .formatted(site.database())
                                .getBytes(UTF_8));
        session.getOutputStream().flush();
        session.getInputStream().read();
        var before = site.state();
        var started = runs.startRestore(site, backup, false);
        try {
            TestActivities.awaitLine(
                    activities, site.owner(), started.activity(), "It is rolled back, because");
        } finally {
            session.destroyForcibly().waitFor();
        }
        runs.await(site, started.activity());
        wasTurnedBack(
                restores.find(site.owner(), started.id()), before, "Lock wait timeout exceeded");
    }

    @Test
    void turnsBackEverythingIfTheLastSwitchFails() {
        var code =
                "case \"$*\" in *cutover\\ forward\\ */code\\ *) echo 'no exchange today' >&2; exit 5;; esac";
        isTurnedBack(host.when("perl", code), "no exchange today");
    }

    private void isTurnedBack(Fault fault, String words) {
        var before = site.state();
        Restore restore;
        try (fault) {
            restore = startedAndEnded(backup);
        }
        wasTurnedBack(restore, before, words);
    }

    private void wasTurnedBack(Restore restore, TestSite.State before, String words) {
        assertThat(restore.state()).isEqualTo(RestoreState.ROLLED_BACK);
        assertThat(restore.reason())
                .contains(words)
                .contains("What had been switched was turned back.");
        isAsBefore(restore, before);
        assertThat(runs.take(site).restorable()).isTrue();
    }

    private void failsBeforeTheSwitch(Backup from, Fault fault, String words) {
        var before = site.state();
        Restore restore;
        try (fault) {
            restore = startedAndEnded(from);
        }
        assertThat(restore.state()).isEqualTo(RestoreState.FAILED);
        assertThat(restore.reason()).contains(words);
        isAsBefore(restore, before);
    }

    private Restore startedAndEnded(Backup from) {
        return runs.restore(site, from);
    }

    /** Nothing lies beside, at the latest after the clean-up that comes by itself. */
    private void isAsBefore(Restore restore, TestSite.State before) {
        assertThat(restore.reason())
                .contains("Unchanged: the environment runs as before.")
                .endsWith("Once that is mended, restore again.");
        var activity = activities.find(site.owner(), restore.activity());
        assertThat(activity.state()).isEqualTo(ActivityState.FAILED);
        assertThat(activity.reason()).isEqualTo(restore.reason());
        assertThat(site.state()).isEqualTo(before);
        assertThat(restores.undoable(site.owner(), site.id())).isEmpty();
    }

    /** As soon as the host answers again. */
    private void nothingIsLeftBeside() {
        cleanUp.queueDue();
        for (var activity : activities.recent(site.owner(), site.id(), 0, 10)) {
            TestActivities.await(activities, site.owner(), activity.id());
        }
        assertThat(site.sideSchemas()).isEmpty();
        assertThat(site.sideDirectories()).isEmpty();
    }

    @org.junit.jupiter.api.AfterEach
    void cleanUp() {
        nothingIsLeftBeside();
    }

    private List<String> problems(Backup from) {
        return restores.preview(site.owner(), site.id(), from.id(), site.id()).problems();
    }
}
