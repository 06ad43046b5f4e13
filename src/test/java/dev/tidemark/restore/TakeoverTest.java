package dev.tidemark.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.activity.ActivityState;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupFilter;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.BackupState;
import dev.tidemark.engine.testing.TestMariaDb;
import dev.tidemark.environment.ConnectionFile.HooksPlan;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.promise.Promise;
import dev.tidemark.testing.FaultyHost;
import dev.tidemark.testing.IdlePortalTest;
import dev.tidemark.testing.TestActivities;
import dev.tidemark.testing.TestPortal;
import dev.tidemark.testing.TestRuns;
import dev.tidemark.testing.TestSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A portal that works in a virtual machine of its own is killed in the middle of everything and
 * started again; and it loses its records' database for a while. This test's own portal asks and
 * looks, but does no jobs.
 */
@IdlePortalTest
class TakeoverTest {
    private static final TestMariaDb RECORDS = new TestMariaDb();
    private static final Path HOLDS = TestSite.temporary();
    private static FaultyHost host;
    private static TestPortal portal;

    /**
     * Waits where a file says so, whose name is a database or the name of a site's folder and whose
     * content is the phase to wait in.
     */
    private static final String HOLD =
            """
            hold() {
              file="%1$s/$1"
              if [ "$(cat "$file" 2>/dev/null)" = "$2" ]; then
                touch "$file.reached"
                while [ -e "$file" ]; do sleep 0.1; done
              fi
            }
            for last; do :; done
            case "$name $*" in
              mariadb-dump*--single-transaction*)
                hold "$last" BACKUP
                hold "$last" SAFETY_BACKUP;;
              mariadb\\ *--binary-mode*)
                for a; do case $a in --database=*) hold "${a#*=}" AMID_THE_TABLES;; esac; done;;
              restic*--sparse*)
                folder=${PWD%%/*}; hold "${folder##*/}" PREPARE;;
              perl*)
                folder=${6%%/*}
                folder=${folder##*/}
                if [ "$4" = cutover ]; then
                  if [ "$(cat "%1$s/$folder" 2>/dev/null)" != ROLLING_BACK ]; then
                    hold "$folder" BETWEEN_TWO_SWITCHES
                  elif [ "$5" = forward ]; then
                    case "$6" in */code) exit 5;; esac
                  else
                    hold "$folder" ROLLING_BACK
                  fi
                fi;;
              sh*) hold "$last" BEFORE_THE_CHECK;;
            esac
            """;

    @Autowired TestRuns runs;
    @Autowired BackupService backups;
    @Autowired RestoreService restores;
    @Autowired Restores rows;
    @Autowired CleanUpJob cleanUp;
    @Autowired ActivityService activities;

    @DynamicPropertySource
    static void records(DynamicPropertyRegistry registry) {
        RECORDS.run(
                """
                set global log_bin_trust_function_creators = 1;
                create database tidemark character set utf8mb4;
                create user tidemark@'127.0.0.1' identified by 'of the records';
                grant all on tidemark.* to tidemark@'127.0.0.1';
                """);
        registry.add("tidemark.database.url", TakeoverTest::url);
        registry.add("tidemark.database.password", () -> "of the records");
    }

    private static String url() {
        return "jdbc:mariadb://127.0.0.1:%d/tidemark".formatted(RECORDS.port());
    }

    @BeforeEach
    void startPortal(@Value("${tidemark.home}") Path home) {
        if (portal == null) {
            host = new FaultyHost();
            portal =
                    new TestPortal(
                            List.of(
                                    "tidemark.home=" + home,
                                    "tidemark.tools=" + host.tools(),
                                    "tidemark.database.url=" + url(),
                                    "tidemark.database.password=of the records"));
            for (var tool : List.of("mariadb-dump", "mariadb", "restic", "perl")) {
                host.when(tool, HOLD.formatted(HOLDS));
            }
        }
    }

    @AfterAll
    static void end() {
        portal.kill();
    }

    /** Where a worker is when its portal is killed. */
    private enum Phase {
        BACKUP,
        SAFETY_BACKUP,
        PREPARE,
        AMID_THE_TABLES,
        BETWEEN_TWO_SWITCHES,
        /** The code could not be switched, so the files are on their way back. */
        ROLLING_BACK,
        BEFORE_THE_CHECK
    }

    private record Held(TestSite site, Backup backup, TestSite.State wanted, ActivityId activity) {}

    @Test
    @Promise({"S3.3", "S5.7"})
    void goesOnWhereTheKilledPortalWas() {
        var sites = new EnumMap<Phase, TestSite>(Phase.class);
        for (var phase : Phase.values()) {
            sites.put(phase, site());
        }
        var good = takeAll(sites);
        var held = new EnumMap<Phase, Held>(Phase.class);
        sites.forEach((phase, site) -> held.put(phase, hold(phase, site, good.get(phase))));
        for (var phase : Phase.values()) {
            until(() -> reached(held.get(phase).site()), phase + " was never reached");
        }

        portal.kill();
        until(() -> tools().isEmpty(), "tools outlive their portal");
        held.values().forEach(one -> release(one.site()));
        portal.start();

        held.forEach(this::isWholeInTheEnd);
        nothingIsLeftBeside(held);
        takeAll(sites);
    }

    private Map<Phase, Backup> takeAll(Map<Phase, TestSite> sites) {
        var all = new LinkedHashMap<Phase, Backup>();
        sites.forEach((phase, site) -> all.put(phase, runs.startBackup(site)));
        all.replaceAll((phase, backup) -> {
            var site = sites.get(phase);
            TestActivities.awaitCompleted(activities, site.owner(), backup.activity());
            return runs.find(site, backup);
        });
        return all;
    }

    private Held hold(Phase phase, TestSite site, Backup backup) {
        var good = site.state();
        if (phase != Phase.BACKUP) {
            site.spoil();
        }
        var wanted = phase == Phase.ROLLING_BACK ? site.state() : good;
        hold(site, phase);
        var activity =
                phase == Phase.BACKUP
                        ? runs.startBackup(site).activity()
                        : runs.startRestore(site, backup, phase == Phase.SAFETY_BACKUP).activity();
        return new Held(site, backup, wanted, activity);
    }

    private void isWholeInTheEnd(Phase phase, Held held) {
        var site = held.site();
        var activity = runs.await(site, held.activity());
        assertThat(activity.state())
                .as("%s: %s", phase, activity.reason())
                .isEqualTo(
                        phase == Phase.ROLLING_BACK
                                ? ActivityState.FAILED
                                : ActivityState.COMPLETED);
        assertThat(activity.attempt()).as(phase.name()).isEqualTo(2);
        assertThat(activities.steps(site.owner(), activity.id()))
                .as(phase.name())
                .allSatisfy(step -> assertThat(step.endedAt()).isNotNull());
        assertThat(site.state()).as(phase.name()).isEqualTo(held.wanted());
        if (phase == Phase.BACKUP) {
            var backup = backups.list(site.owner(), site.id(), BackupFilter.NONE, 0, 1).getFirst();
            assertThat(backup.state()).isEqualTo(BackupState.COMPLETED);
            assertThat(runs.restore(site, backup).state()).isEqualTo(RestoreState.COMPLETED);
            assertThat(site.state()).isEqualTo(held.wanted());
        } else {
            var restore = restores.list(site.owner(), site.id(), 0, 1).getFirst();
            assertThat(restore.state())
                    .isEqualTo(
                            phase == Phase.ROLLING_BACK
                                    ? RestoreState.ROLLED_BACK
                                    : RestoreState.COMPLETED);
        }
    }

    private void nothingIsLeftBeside(Map<Phase, Held> held) {
        var now = Instant.now();
        for (var one : held.values()) {
            for (var restore : restores.list(one.site().owner(), one.site().id(), 0, 10)) {
                rows.completed(restore.id(), now, now.minusSeconds(1), null, null);
            }
        }
        cleanUp.queueDue();
        for (var one : held.values()) {
            var site = one.site();
            activities.recent(site.owner(), site.id(), 0, 10).stream()
                    .filter(activity -> activity.kind() == ActivityKind.CLEAN_UP)
                    .forEach(activity ->
                            TestActivities.awaitCompleted(activities, site.owner(), activity.id()));
            assertThat(site.sideSchemas()).isEmpty();
            assertThat(site.sideDirectories()).isEmpty();
        }
    }

    @Test
    void survivesThatItsOwnDatabaseIsGoneForAWhile() {
        var site = site();
        var before = site.state();
        hold(site, Phase.BACKUP);
        var started = runs.startBackup(site);
        until(() -> reached(site), "the dump was never reached");
        pause(Duration.ofSeconds(2));
        RECORDS.kill();
        pause(Duration.ofSeconds(3));
        release(site);
        pause(Duration.ofSeconds(20));
        RECORDS.restart();

        var activity = runs.await(site, started.activity());
        assertThat(activity.state())
                .as("%s%n%s", activity.reason(), portal.log())
                .isEqualTo(ActivityState.COMPLETED);
        assertThat(runs.find(site, started).state()).isEqualTo(BackupState.COMPLETED);
        assertThat(site.state()).isEqualTo(before);
        assertThat(runs.take(site).restorable()).isTrue();
    }

    private TestSite site() {
        var folder = TestSite.temporary();
        var hook = "name=sh\n" + HOLD.formatted(HOLDS);
        var afterRestore = List.of(List.of("sh", "-c", hook, "x", folder.getFileName().toString()));
        return TestSite.create(
                runs.portal(),
                HostPlan.local(),
                TestMariaDb.shared(),
                new HooksPlan(List.of(), afterRestore),
                folder);
    }

    private static void hold(TestSite site, Phase phase) {
        for (var file : holds(site)) {
            try {
                Files.writeString(file, phase.name());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void release(TestSite site) {
        for (var file : holds(site)) {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean reached(TestSite site) {
        return holds(site).stream()
                .anyMatch(
                        file -> Files.exists(file.resolveSibling(file.getFileName() + ".reached")));
    }

    private static List<Path> holds(TestSite site) {
        var folder = site.uploads().getParent().getFileName();
        return List.of(HOLDS.resolve(site.database()), HOLDS.resolve(folder));
    }

    /** Programs that wait at a hold, and whatever runs under them. */
    private static List<ProcessHandle> tools() {
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.info()
                                .arguments()
                                .map(all -> List.of(all).toString())
                                .orElse("")
                                .contains(host.tools().toString()))
                .toList();
    }

    private static void until(BooleanSupplier condition, String otherwise) {
        var deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(otherwise + "\n" + portal.log()).isBefore(deadline);
            TestActivities.pause();
        }
    }

    private static void pause(Duration duration) {
        var end = Instant.now().plus(duration);
        while (Instant.now().isBefore(end)) {
            TestActivities.pause();
        }
    }
}
