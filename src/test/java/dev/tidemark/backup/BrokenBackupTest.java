package dev.tidemark.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.activity.ActivityService;
import dev.tidemark.activity.ActivityStep;
import dev.tidemark.engine.testing.TestMariaDb;
import dev.tidemark.promise.Promise;
import dev.tidemark.testing.FaultyHost;
import dev.tidemark.testing.FaultyHost.Fault;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestActivities;
import dev.tidemark.testing.TestRuns;
import dev.tidemark.testing.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.FileSystemUtils;

/**
 * Whatever breaks under a backup: it is failed with its reason, nothing of it counts as a backup or
 * stays in the vault, the site and earlier backups are as before, and the next one works.
 */
@PortalTest
class BrokenBackupTest {
    private static FaultyHost host;
    private static TestMariaDb server;
    private static TestSite site;
    private static Backup earlier;

    @TempDir Path folder;
    @Autowired TestRuns runs;
    @Autowired BackupService backups;
    @Autowired ActivityService activities;
    @Autowired TakeBackup sets;

    @BeforeEach
    void connect() {
        if (site == null) {
            host = new FaultyHost();
            server = new TestMariaDb();
            site = TestSite.create(runs.portal(), host.plan(), server, List.of());
            server.run(
                    "use %1$s; create table big as select seq, repeat(md5(seq), 200) as text from seq_1_to_5000"
                            .formatted("`" + site.database() + "`"));
            earlier = runs.take(site);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"restic", "mariadb-dump", "git"})
    void saysWhichToolIsMissing(String tool) {
        var failed = takeInVain(host.without(tool));
        assertThat(failed.reason()).startsWith(tool + " is not installed on ");
        nothingIsLeftAndTheNextWorks(failed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "*--single-transaction*; exit 2; mariadb-dump failed",
                "*--single-transaction*; kill -9 $$; mariadb-dump",
            })
    @Promise({"S3.3", "S3.4"})
    void keepsNoTruncatedDump(String call, String end, String words) {
        var code =
                "case \"$*\" in %s) \"$tool\" \"$@\" | head -c 300000; %s;; esac"
                        .formatted(call, end);
        var failed = takeInVain(host.when("mariadb-dump", code));
        assertThat(failed.reason()).contains(words);
        nothingIsLeftAndTheNextWorks(failed);
    }

    @Test
    void keepsNoDumpOfADatabaseThatDiedMeanwhile() throws Exception {
        var reached = folder.resolve("reached");
        var go = folder.resolve("go");
        var code =
                """
                case "$*" in *--single-transaction*)
                  mkfifo "%1$s/pipe"
                  "$tool" "$@" >"%1$s/pipe" & dump=$!
                  exec 3<"%1$s/pipe"
                  head -c 100000 <&3
                  touch "%1$s/reached"
                  until [ -e "%1$s/go" ]; do sleep 0.05; done
                  cat <&3
                  wait $dump; exit $?;;
                esac
                """
                        .formatted(folder);
        Backup failed;
        try (var fault = host.when("mariadb-dump", code)) {
            var started = runs.startBackup(site);
            while (!Files.exists(reached)
                    && !activities.find(site.owner(), started.activity()).state().isOver()) {
                TestActivities.pause();
            }
            server.kill();
            Files.createFile(go);
            runs.await(site, started.activity());
            failed = runs.find(site, started);
        } finally {
            server.restart();
        }
        assertThat(failed.state()).isEqualTo(BackupState.FAILED);
        assertThat(failed.reason()).startsWith("The database at ").contains("does not answer");
        nothingIsLeftAndTheNextWorks(failed);
    }

    @Test
    void survivesAKilledResticAndTheLockItLeaves() throws IOException {
        var lock = folder.resolve("lock");
        var code =
                """
                case "$*" in *--stdin-from-command*)
                  "$tool" "$@" & restic=$!
                  until cp "$RESTIC_REPOSITORY"/locks/* "%1$s/" 2>/dev/null; do sleep 0.01; done
                  kill -9 $restic; kill -9 $$;;
                esac
                """
                        .formatted(Files.createDirectory(lock));
        var failed = takeInVain(host.when("restic", code));
        assertThat(failed.reason()).startsWith("restic failed");

        var vault = runs.vault(site, earlier);
        leave(lock, vault);
        nothingIsLeftAndTheNextWorks(failed);
        leave(lock, vault);
        var backup = runs.take(site);
        leave(lock, vault);
        backups.delete(site.owner(), site.id(), backup.id());
        var deletion = activities.recent(site.owner(), site.id(), 0, 1).getFirst();
        TestActivities.awaitCompleted(activities, site.owner(), deletion.id());
        assertThat(snapshots(backup)).isZero();
    }

    @Test
    void goesOnAfterAKilledPruneThatLocksEverybodyOut() {
        var backup = runs.take(site);
        var code =
                """
                case "$*" in *prune*)
                  "$tool" "$@" & restic=$!
                  until [ -n "$(ls "$RESTIC_REPOSITORY"/locks)" ]; do sleep 0.01; done
                  kill -9 $restic; kill -9 $$;;
                esac
                """;
        try (var fault = host.when("restic", code)) {
            backups.delete(site.owner(), site.id(), backup.id());
            var deletion = activities.recent(site.owner(), site.id(), 0, 1).getFirst();
            assertThat(runs.await(site, deletion.id()).reason())
                    .contains("The backup stays deleted; its space in the vault is not free yet.");
        }
        assertThat(runs.take(site).restorable()).isTrue();
    }

    private static void leave(Path lock, Path vault) throws IOException {
        try (var files = Files.list(lock)) {
            for (var file : files.toList()) {
                Files.copy(
                        file,
                        vault.resolve("locks").resolve(file.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    void namesEverythingThatCouldNotBeRestored() {
        var database = "`" + site.database() + "`";
        server.run(
                """
                use %s; create table gone (id int); create view lost_a as select * from gone;
                create view lost_b as select * from gone; drop table gone;
                create table heavy (id int primary key, v longblob);
                insert into heavy select 1, repeat('x', 12000000);
                """
                        .formatted(database));
        try {
            var failed = runs.takeInVain(site);
            assertThat(failed.reason())
                    .contains("view %s.lost_a: ".formatted(site.database()))
                    .contains("view %s.lost_b: ".formatted(site.database()));
            server.run("use %s; drop view lost_a, lost_b".formatted(database));
            assertThat(runs.takeInVain(site).reason())
                    .contains("table %s.heavy: ".formatted(site.database()))
                    .contains("max_allowed_packet");
        } finally {
            server.run(
                    "use %s; drop view if exists lost_a, lost_b; drop table heavy"
                            .formatted(database));
        }
    }

    @Test
    void tellsThatGitFails() {
        var failed = takeInVain(host.when("git", "echo 'fatal: bad object HEAD' >&2; exit 128"));
        assertThat(failed.reason()).contains("bad object HEAD");
        nothingIsLeftAndTheNextWorks(failed);
    }

    @Test
    void tellsThatTheVaultIsFull() throws IOException {
        var full = TestSite.create(runs.portal(), host.plan(), server, List.of());
        var home = runs.vault(site, earlier).getParent();
        var vault = Files.createDirectory(home.resolve(full.id().value()));
        try (var disk = host.smallDisk(vault, "4m")) {
            var before = full.state();
            var failed = runs.takeInVain(full);
            assertThat(failed.reason()).startsWith("No space is left: ");
            assertThat(full.state()).isEqualTo(before);
            host.resize(vault, "100m");
            assertThat(runs.take(full).restorable()).isTrue();
        }
    }

    @Test
    void doesNotMakeANewVaultWhereOneHasGone() throws IOException {
        var vault = runs.vault(site, earlier);
        var away = vault.resolveSibling("away");
        Files.move(vault, away);
        var failed = takeInVain(() -> move(away, vault));
        assertThat(failed.reason()).startsWith("There is no vault at " + vault + ".");
        nothingIsLeftAndTheNextWorks(failed);
    }

    @Test
    void tellsThatTheVaultHasAnotherKey() throws IOException {
        var vault = runs.vault(site, earlier);
        var away = vault.resolveSibling("away");
        Files.move(vault, away);
        TestSite.run(
                "sh",
                "-c",
                "PATH=$2:$PATH RESTIC_PASSWORD=other restic init --repo \"$1\"",
                "x",
                vault.toString(),
                host.tools().toString());
        var failed =
                takeInVain(() -> {
                    deleteTree(vault);
                    move(away, vault);
                });
        assertThat(failed.reason()).startsWith("The vault does not open with its stored key.");
        nothingIsLeftAndTheNextWorks(failed);
    }

    @Test
    void tellsThatTheHostCannotBeReached() {
        var failed = takeInVain(host.down());
        assertThat(failed.reason())
                .startsWith(host.plan().toString())
                .contains("cannot be reached: ");
        nothingIsLeftAndTheNextWorks(failed);
    }

    private Backup takeInVain(Fault fault) {
        var before = site.state();
        try (fault) {
            return runs.takeInVain(site);
        } finally {
            assertThat(site.state()).isEqualTo(before);
        }
    }

    private void nothingIsLeftAndTheNextWorks(Backup failed) {
        assertThat(failed.reason())
                .contains(
                        "Nothing was kept of this backup; earlier ones and the environment are unchanged.")
                .endsWith("Once that is mended, take a backup again.");
        assertThat(activities.steps(site.owner(), failed.activity()))
                .extracting(ActivityStep::state)
                .contains(ActivityStep.StepState.FAILED)
                .doesNotContain(ActivityStep.StepState.RUNNING);
        var next = runs.take(site);
        assertThat(snapshots(failed)).isZero();
        assertThat(snapshots(earlier)).isEqualTo(5);
        assertThat(snapshots(next)).isEqualTo(5);
    }

    private int snapshots(Backup backup) {
        return sets.snapshotsOf(backup).orElseThrow().snapshots().size();
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void deleteTree(Path tree) {
        try {
            FileSystemUtils.deleteRecursively(tree);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
