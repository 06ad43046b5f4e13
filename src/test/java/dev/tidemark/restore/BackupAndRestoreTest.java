package dev.tidemark.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.activity.ActivityService;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupMode;
import dev.tidemark.backup.BackupOrigin;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.BackupState;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.promise.Promise;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestActivities;
import dev.tidemark.testing.TestEnvironments;
import dev.tidemark.testing.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The main job on a real environment: back it up, break it, get it back, and undo that. */
@PortalTest
class BackupAndRestoreTest {
    @Autowired TestEnvironments environments;
    @Autowired TestAccounts accounts;
    @Autowired EnvironmentService rights;
    @Autowired BackupService backups;
    @Autowired RestoreService restores;
    @Autowired ActivityService activities;

    @Test
    @Promise({"S1.1", "S3.3", "S3.4", "S3.7", "S3.8", "S5.3", "S5.7", "S5.14", "S2.9", "S2.20"})
    void bringsEverythingBackExactlyAndUndoesIt() {
        var site = site();
        var good = site.state();
        var backup = take(site);
        site.spoil();
        var broken = site.state();
        assertThat(broken).isNotEqualTo(good);
        var head = site.branchHead();

        var restore = restore(site, backup, true);

        assertThat(site.state()).isEqualTo(good);
        assertThat(site.branchHead()).isEqualTo(head).isNotEqualTo(site.revision());
        var done = restores.find(site.owner(), restore.id());
        assertThat(done.state()).isEqualTo(RestoreState.COMPLETED);
        assertThat(done.safetyBackup()).isNotNull();
        assertThat(backups.find(site.owner(), site.id(), done.safetyBackup()).backup())
                .extracting(Backup::origin, Backup::state)
                .containsExactly(BackupOrigin.SAFETY, BackupState.COMPLETED);

        var undone = restores.undo(site.owner(), restore.id());
        TestActivities.awaitCompleted(activities, site.owner(), undone.undoActivity());

        assertThat(site.state()).isEqualTo(broken);
        assertThat(restores.find(site.owner(), restore.id()).state())
                .isEqualTo(RestoreState.UNDONE);
    }

    @Test
    @Promise({"S1.6", "S4.1"})
    void theApplicationWritesOnWhileABackupIsTaken() {
        var site = site();
        site.server()
                .run(
                        "create table `%s`.visit (id int auto_increment primary key)"
                                .formatted(site.database()));
        var backup = backups.take(site.owner(), site.id(), BackupMode.LIVE, null);
        int written = 0;
        while (!activities.find(site.owner(), backup.activity()).state().isOver()) {
            site.server()
                    .run(
                            "set lock_wait_timeout = 1, innodb_lock_wait_timeout = 1; insert into `%s`.visit values ()"
                                    .formatted(site.database()));
            written++;
        }

        assertThat(written).isPositive();
        assertThat(backups.find(site.owner(), site.id(), backup.id()).backup().restorable())
                .isTrue();
        assertThat(
                        site.server()
                                .run("select count(*) from `%s`.visit".formatted(site.database()))
                                .strip())
                .isEqualTo(String.valueOf(written));
    }

    @Test
    @Promise({"S3.8", "S3.9", "S5.13"})
    void guardsAgainstDriftUntilTheBranchIsTheRestoredRevision() {
        var site = site();
        var backup = take(site);
        site.spoil();
        restore(site, backup, false);

        var code = rights.code(site.owner(), site.id()).orElseThrow();
        assertThat(code.drift()).isTrue();
        assertThat(code.revision())
                .isEqualTo(backups.find(site.owner(), site.id(), backup.id()).backup().revision());
        assertThat(code.branchHead()).isEqualTo(site.branchHead());
    }

    @Test
    @Promise({"S1.13", "S3.11"})
    void countsTheLossBeforehandAndLeavesOutTheCodeIfAskedTo() {
        var site = site();
        var backup = take(site);
        site.spoil();
        var broken = site.revision();

        var preview = restores.preview(site.owner(), site.id(), backup.id(), site.id());
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.loss().rows()).isPositive();
        assertThat(preview.loss().filesAdded()).isEqualTo(1);
        assertThat(preview.loss().filesMissing()).isEqualTo(2);
        // Two names of one changed file: restic counts a hard link once or twice, as its workers
        // meet it.
        assertThat(preview.loss().filesChanged()).isBetween(2L, 3L);

        var parts = new HashSet<>(RestoreService.partNames(preview.backup().manifest()));
        parts.remove("code");
        var run =
                restores.restore(
                        site.owner(),
                        site.id(),
                        backup.id(),
                        site.id(),
                        new RestoreOptions(parts, false),
                        site.id().value(),
                        preview.loss());
        TestActivities.awaitCompleted(activities, site.owner(), run.activity());
        assertThat(site.revision()).isEqualTo(broken);
    }

    @Test
    void bringsBackOnlyTheChosenPart() {
        var site = site();
        var good = site.state();
        var backup = take(site);
        site.spoil();
        var broken = site.state();

        var run =
                restores.restore(
                        site.owner(),
                        site.id(),
                        backup.id(),
                        site.id(),
                        new RestoreOptions(Set.of("files:uploads"), false),
                        site.id().value(),
                        new Loss(java.util.List.of(), java.util.List.of(), 0));
        TestActivities.awaitCompleted(activities, site.owner(), run.activity());

        assertThat(site.state().files()).isEqualTo(good.files());
        assertThat(site.state().tables()).isEqualTo(broken.tables());
    }

    @Test
    @Promise("S5.15")
    void leavesOutWhatTheMountExcludes() throws IOException {
        var site = site();
        Files.createDirectory(site.uploads().resolve("cache"));
        Files.writeString(site.uploads().resolve("cache/page.html"), "cached");
        var backup = take(site);
        var manifest = backups.find(site.owner(), site.id(), backup.id()).manifest();
        assertThat(manifest.files().getFirst().excludes()).containsExactly("cache/");

        restore(site, backup, false);
        assertThat(site.uploads().resolve("cache/page.html")).doesNotExist();
    }

    @Test
    void wantsTheNameTyped() {
        var site = site();
        var backup = take(site);
        var before = site.state();
        assertThatThrownBy(() ->
                        restores.restore(
                                site.owner(),
                                site.id(),
                                backup.id(),
                                site.id(),
                                new RestoreOptions(Set.of("code"), false),
                                "shop",
                                new Loss(java.util.List.of(), java.util.List.of(), 0)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("That is not the name. It is " + site.id());
        assertThat(site.state()).isEqualTo(before);
    }

    @Test
    void leavesNothingBesideOnceTheTimeForUndoIsOver(
            @Autowired CleanUpJob cleanUp, @Autowired Restores rows) {
        var site = site();
        var backup = take(site);
        site.spoil();
        var restore = restore(site, backup, false);
        assertThat(site.sideDirectories()).isNotEmpty();
        assertThat(site.sideSchemas()).isNotEmpty();

        var now = java.time.Instant.now();
        rows.completed(restore.id(), now, now.minusSeconds(1), null, null);
        assertThat(restores.undoable(site.owner(), site.id())).isEmpty();
        cleanUp.queueDue();
        var cleaning = activities.recent(site.owner(), site.id(), 0, 1).getFirst();
        TestActivities.awaitCompleted(activities, site.owner(), cleaning.id());

        assertThat(site.sideDirectories()).isEmpty();
        assertThat(site.sideSchemas()).isEmpty();
    }

    private TestSite site() {
        return TestSite.create(new TestSite.Portal(environments, accounts, rights));
    }

    private Backup take(TestSite site) {
        var backup =
                backups.take(
                        site.owner(), site.id(), BackupMode.LIVE, "note with 'quotes' -- and ☕");
        TestActivities.awaitCompleted(activities, site.owner(), backup.activity());
        return backups.find(site.owner(), site.id(), backup.id()).backup();
    }

    private Restore restore(TestSite site, Backup backup, boolean safety) {
        var preview = restores.preview(site.owner(), site.id(), backup.id(), site.id());
        assertThat(preview.problems()).isEmpty();
        var parts = Set.copyOf(RestoreService.partNames(preview.backup().manifest()));
        var run =
                restores.restore(
                        site.owner(),
                        site.id(),
                        backup.id(),
                        site.id(),
                        new RestoreOptions(parts, safety),
                        site.id().value(),
                        preview.loss());
        TestActivities.awaitCompleted(activities, site.owner(), run.activity());
        return run;
    }
}
