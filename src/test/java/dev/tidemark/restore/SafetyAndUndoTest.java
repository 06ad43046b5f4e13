package dev.tidemark.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.activity.ActivityService;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupService;
import dev.tidemark.promise.Promise;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestRuns;
import dev.tidemark.testing.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The present state is saved before it is replaced, as far as it can be and as was chosen. */
@PortalTest
class SafetyAndUndoTest {
    @Autowired TestRuns runs;
    @Autowired BackupService backups;
    @Autowired RestoreService restores;
    @Autowired ActivityService activities;

    @Test
    @Promise("S5.7")
    void aBrokenSiteIsSavedAsFarAsItCanBeIfThatWasChosen() {
        var site = TestSite.create(runs.portal());
        var backup = runs.take(site);
        var good = site.state();
        site.server()
                .run(
                        "create table `%1$s`.gone (id int); create view `%1$s`.broken as select * from `%1$s`.gone; drop table `%1$s`.gone;"
                                .formatted(site.database()));

        var whole = restore(site, backup, SafetyBackup.COMPLETE);
        assertThat(whole.state()).isEqualTo(RestoreState.FAILED);
        assertThat(whole.reason())
                .startsWith("The safety backup failed: ")
                .contains("Choose to save what can be saved, or to do without it.")
                .contains("Unchanged: the environment runs as before.");

        var partly = restore(site, backup, SafetyBackup.WHAT_CAN_BE_SAVED);
        assertThat(partly.state()).as(partly.reason()).isEqualTo(RestoreState.COMPLETED);
        assertThat(site.state()).isEqualTo(good);
        var saved = backups.find(site.owner(), site.id(), partly.safetyBackup());
        assertThat(saved.backup().restorable()).isTrue();
        assertThat(saved.manifest().leftOut()).isNotEmpty();
    }

    @Test
    void undoCountsWhatWasWrittenSinceAndHasAWayBackItself() throws IOException {
        var site = TestSite.create(runs.portal());
        var backup = runs.take(site);
        site.spoil();
        var spoilt = site.state();
        var restore = restore(site, backup, SafetyBackup.NONE);
        assertThat(restores.undoPreview(site.owner(), restore.id()).written().rows()).isZero();
        site.server()
                .run(
                        "create table `%1$s`.since (id int); insert into `%1$s`.since values (1), (2), (3);"
                                .formatted(site.database()));
        Files.writeString(site.uploads().resolve("since.txt"), "new");
        var worked = site.state();

        var preview = restores.undoPreview(site.owner(), restore.id());
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.written().notCounted()).isEmpty();
        assertThat(preview.written().rows()).isEqualTo(3);
        assertThat(preview.written().filesAdded()).isEqualTo(1);
        restores.undo(site.owner(), restore.id(), SafetyBackup.WHAT_CAN_BE_SAVED);
        var undone = restores.find(site.owner(), restore.id());
        runs.await(site, undone.undoActivity());
        undone = restores.find(site.owner(), restore.id());
        assertThat(undone.state()).as(undone.reason()).isEqualTo(RestoreState.UNDONE);
        assertThat(site.state().tables()).isEqualTo(spoilt.tables());

        var safety = backups.find(site.owner(), site.id(), undone.undoSafetyBackup()).backup();
        var wayBack = restore(site, safety, SafetyBackup.NONE);
        assertThat(wayBack.state()).as(wayBack.reason()).isEqualTo(RestoreState.COMPLETED);
        assertThat(site.state()).isEqualTo(worked);
    }

    private Restore restore(TestSite site, Backup backup, SafetyBackup safety) {
        var parts =
                Set.copyOf(
                        RestoreService.partNames(
                                backups.find(site.owner(), site.id(), backup.id()).manifest()));
        var started =
                restores.restore(
                        site.owner(),
                        site.id(),
                        backup.id(),
                        site.id(),
                        new RestoreOptions(parts, safety),
                        site.id().value(),
                        new Loss(java.util.List.of(), java.util.List.of(), 0));
        runs.await(site, started.activity());
        return restores.find(site.owner(), started.id());
    }
}
