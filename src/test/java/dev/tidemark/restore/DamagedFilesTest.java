package dev.tidemark.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.activity.ActivityService;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupMode;
import dev.tidemark.backup.BackupService;
import dev.tidemark.testing.FileSite;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestActivities;
import dev.tidemark.testing.TestRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever becomes of directories: they come back as they were, and so does the damage if it is
 * wanted.
 */
@PortalTest
class DamagedFilesTest {
    private static final Loss UNKNOWN = new Loss(List.of(), List.of(), 0);

    @Autowired TestRuns runs;
    @Autowired BackupService backups;
    @Autowired RestoreService restores;
    @Autowired Restores rows;
    @Autowired CleanUpJob cleanUp;
    @Autowired ActivityService activities;

    /** What happens to a site, by what people would call it. */
    private static Map<String, String> damages() {
        var all = new LinkedHashMap<String, String>();
        all.put("the mount is deleted", "rm -r shared/uploads");
        all.put("all that leads to it is deleted", "rm -r shared");
        all.put(
                "it is a link to a foreign directory",
                "rm -r shared/uploads; mkdir foreign; echo f > foreign/f; ln -s ../foreign shared/uploads");
        all.put("it is a dangling link", "rm -r shared/uploads; ln -s /no/where shared/uploads");
        all.put("it is a file", "rm -r shared/uploads; echo x > shared/uploads");
        all.put("it is a pipe", "rm -r shared/uploads; mkfifo shared/uploads");
        all.put("the checkout is deleted", "rm -rf code");
        all.put(
                "the checkout is a link",
                "mv code hidden; mkdir evil; echo e > evil/index.php; ln -s evil code");
        all.put("the checkout is a file", "rm -rf code; echo x > code");
        all.put("everything is deleted", "rm -rf code shared");
        return all;
    }

    @Test
    void everyDamageIsCuredAndUndone() {
        var site =
                FileSite.create(
                        runs.portal(),
                        """
                        deploy code; mkdir -p shared/uploads/deep; chmod 0711 shared; chmod 2750 shared/uploads
                        echo u > shared/uploads/deep/u; ln -s nowhere shared/uploads/dangling
                        [ $(id -u) != 0 ] || chown 33:33 shared shared/uploads
                        touch -d 2020-02-02 shared/uploads/deep
                        mkdir saved; cp -a code shared saved
                        """,
                        "code",
                        List.of("shared/uploads"));
        var backup = take(site);
        var good = site.digest();
        damages()
                .forEach((what, damage) -> {
                    site.shell(damage);
                    var damaged = site.digest();
                    assertThat(damaged).as(what).isNotEqualTo(good);

                    var restored = restore(site, backup);
                    assertThat(restored.state())
                            .as("%s: %s", what, restored.reason())
                            .isEqualTo(RestoreState.COMPLETED);
                    var cured =
                            site.digest()
                                    .lines()
                                    .filter(line -> !line.matches(".* \\./(foreign|hidden|evil).*"))
                                    .toList();
                    assertThat(cured).as(what).isEqualTo(good.lines().toList());

                    undo(site, restored);
                    cleanUp(site);
                    assertThat(site.digest()).as("undone: " + what).isEqualTo(damaged);
                    assertThat(site.shell("find . -name '.tm-*'")).as(what).isEmpty();
                    site.shell("rm -rf code shared foreign hidden evil; cp -a saved/* .");
                });
    }

    @Test
    void aPathThatOnlyJustFitsAndALongNameComeBack() {
        var name = "n".repeat(255);
        var site =
                FileSite.create(
                        runs.portal(),
                        """
                        deploy code; mkdir %1$s; cd %1$s
                        while [ $((4095 - ${#PWD})) -gt 220 ]; do d=$(printf 'd%%.0s' $(seq 200)); mkdir $d; cd -P $d; done
                        f=$(printf 'f%%.0s' $(seq $((4094 - ${#PWD})))); echo deep > $f
                        """
                                .formatted(name),
                        "code",
                        Map.of("long", name));
        var backup = take(site);
        var good = site.digest();
        site.shell("rm -rf n*/d*");
        assertThat(restore(site, backup).state()).isEqualTo(RestoreState.COMPLETED);
        assertThat(site.digest()).isEqualTo(good);
    }

    @Test
    void mountsWithinTheCheckoutStayWhenTheCodeIsRestored() throws IOException {
        var site =
                FileSite.create(
                        runs.portal(),
                        "deploy code; mkdir -p code/content/uploads code/var; echo u > code/content/uploads/u; echo v > code/var/v",
                        "code",
                        List.of("code/content/uploads", "code/var"));
        var backup = take(site);
        assertThat(backups.find(site.owner(), site.id(), backup.id()).parts())
                .as("the code's part leaves them out")
                .filteredOn(part -> part.name().equals("code"))
                .noneMatch(part -> part.bytes() == 0);
        var good = site.digest();
        var mount = inode(site, "code/content/uploads");
        site.shell(
                "cd code; echo hacked > content/page; git commit -qam hacked; echo new > content/uploads/new; rm -r var");
        var damaged = site.digest();

        var code = restore(site, backup, Set.of("code"));
        assertThat(code.state()).as(code.reason()).isEqualTo(RestoreState.COMPLETED);
        assertThat(site.path("code/content/page")).hasContent("v1");
        assertThat(inode(site, "code/content/uploads"))
                .as("the very same directory")
                .isEqualTo(mount);
        assertThat(site.path("code/content/uploads/new")).hasContent("new");
        assertThat(Files.exists(site.path("code/var"), LinkOption.NOFOLLOW_LINKS)).isFalse();
        undo(site, code);
        assertThat(site.digest()).isEqualTo(damaged);

        var all = restore(site, backup);
        assertThat(all.state()).as(all.reason()).isEqualTo(RestoreState.COMPLETED);
        assertThat(site.digest()).isEqualTo(good);
        undo(site, all);
        assertThat(site.digest()).isEqualTo(damaged);

        var mountAlone =
                restore(site, backup, Set.of("files:code-content-uploads", "files:code-var"));
        assertThat(mountAlone.state()).as(mountAlone.reason()).isEqualTo(RestoreState.COMPLETED);
        assertThat(site.path("code/content/page")).hasContent("hacked");
        assertThat(site.path("code/content/uploads/new")).doesNotExist();
        assertThat(site.path("code/var/v")).hasContent("v");
        undo(site, mountAlone);
        assertThat(site.digest()).isEqualTo(damaged);

        site.shell("rm -rf code");
        assertThat(restore(site, backup).state()).isEqualTo(RestoreState.COMPLETED);
        assertThat(site.digest()).isEqualTo(good);
        cleanUp(site);
        assertThat(site.digest()).isEqualTo(good);
        assertThat(site.shell("find . -name '.tm-*'")).isEmpty();
    }

    @Test
    void tenRestoresOfCodeBehindALinkLeaveShortNamesAndNothingElse() throws IOException {
        var site =
                FileSite.create(
                        runs.portal(),
                        "mkdir releases; deploy releases/1; ln -s releases/1 current; mkdir releases/1/uploads; echo u > releases/1/uploads/u",
                        "current",
                        List.of("current/uploads"));
        var mount = inode(site, "current/uploads");
        for (int i = 0; i < 10; i++) {
            var backup = take(site);
            site.shell("echo hacked > current/content/page");
            var restored = restore(site, backup, Set.of("code"));
            assertThat(restored.state()).as(restored.reason()).isEqualTo(RestoreState.COMPLETED);
            assertThat(site.path("current/content/page")).hasContent("v1");
            assertThat(inode(site, "current/uploads")).isEqualTo(mount);
            assertThat(Files.readSymbolicLink(site.path("current")).toString())
                    .matches("releases/\\.tm-[^/]{15}");
            if (i == 4) {
                undo(site, restored);
                assertThat(site.path("current/content/page")).hasContent("hacked");
                assertThat(inode(site, "current/uploads")).isEqualTo(mount);
                site.shell("echo v1 > current/content/page");
            }
            if (i % 3 == 0) {
                cleanUp(site);
                assertThat(site.path("current/uploads/u")).hasContent("u");
            }
        }
        cleanUp(site);
        assertThat(site.path("current/content/page")).hasContent("v1");
        assertThat(inode(site, "current/uploads")).isEqualTo(mount);
        assertThat(site.shell("ls -A releases; find . -maxdepth 1 -name '.tm-*'").lines())
                .as("the first release and the live one")
                .hasSize(2);
    }

    @Test
    void whatADeploymentPutThereMeanwhileIsNeverDeleted() {
        var site = FileSite.create(runs.portal(), "deploy code; mkdir up", "code", List.of("up"));
        var backup = take(site);
        var restored = restore(site, backup);
        site.shell("rm -r up; mkdir up; echo deployed > up/since");
        undo(site, restored);
        cleanUp(site);
        assertThat(site.shell("cat .tm-*/since")).isEqualTo("deployed\n");
        assertThat(site.path("up")).isEmptyDirectory();
    }

    private static Object inode(FileSite site, String path) throws IOException {
        return Files.getAttribute(site.path(path), "unix:ino", LinkOption.NOFOLLOW_LINKS);
    }

    private Backup take(FileSite site) {
        var backup = backups.take(site.owner(), site.id(), BackupMode.LIVE, null);
        TestActivities.awaitCompleted(activities, site.owner(), backup.activity());
        return backup;
    }

    private Restore restore(FileSite site, Backup backup) {
        var manifest = backups.find(site.owner(), site.id(), backup.id()).manifest();
        return restore(site, backup, Set.copyOf(RestoreService.partNames(manifest)));
    }

    private Restore restore(FileSite site, Backup backup, Set<String> parts) {
        var started =
                restores.restore(
                        site.owner(),
                        site.id(),
                        backup.id(),
                        site.id(),
                        new RestoreOptions(parts, false),
                        site.id().value(),
                        UNKNOWN);
        TestActivities.await(activities, site.owner(), started.activity());
        return restores.find(site.owner(), started.id());
    }

    private void undo(FileSite site, Restore restore) {
        var undone = restores.undo(site.owner(), restore.id());
        TestActivities.awaitCompleted(activities, site.owner(), undone.undoActivity());
    }

    /** As if the time for undo were over. */
    private void cleanUp(FileSite site) {
        var now = Instant.now();
        var seen = new ArrayList<Restore>(restores.list(site.owner(), site.id(), 0, 100));
        for (var restore : seen.reversed()) {
            if (restore.state() == RestoreState.COMPLETED) {
                rows.completed(restore.id(), now, now.minusSeconds(1), null, null);
            }
        }
        for (int i = 0; i < seen.size(); i++) {
            cleanUp.queueDue();
            activities.recent(site.owner(), site.id(), 0, 100).stream()
                    .filter(activity ->
                            activity.kind() == dev.tidemark.activity.ActivityKind.CLEAN_UP)
                    .forEach(activity ->
                            TestActivities.awaitCompleted(activities, site.owner(), activity.id()));
        }
    }
}
