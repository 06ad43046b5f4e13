package dev.tidemark.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.activity.ActivityState;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupMode;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.BackupState;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.restore.Loss;
import dev.tidemark.restore.Restore;
import dev.tidemark.restore.RestoreOptions;
import dev.tidemark.restore.RestoreService;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Backups and restores of a site, each waited for. */
public class TestRuns {
    private static final Loss UNKNOWN = new Loss(List.of(), List.of(), 0);

    private final TestSite.Portal portal;
    private final BackupService backups;
    private final RestoreService restores;
    private final ActivityService activities;

    TestRuns(
            TestEnvironments environments,
            TestAccounts accounts,
            EnvironmentService rights,
            BackupService backups,
            RestoreService restores,
            ActivityService activities) {
        this.portal = new TestSite.Portal(environments, accounts, rights);
        this.backups = backups;
        this.restores = restores;
        this.activities = activities;
    }

    /** What sites are made with. */
    public TestSite.Portal portal() {
        return portal;
    }

    public Backup startBackup(TestSite site) {
        return backups.take(site.owner(), site.id(), BackupMode.LIVE, null);
    }

    public Backup take(TestSite site) {
        var backup = startBackup(site);
        TestActivities.awaitCompleted(activities, site.owner(), backup.activity());
        return find(site, backup);
    }

    /** One that must end as failed, told truly by its record and its activity. */
    public Backup takeInVain(TestSite site) {
        var started = startBackup(site);
        var activity = await(site, started.activity());
        var backup = find(site, started);
        assertThat(backup.state()).isEqualTo(BackupState.FAILED);
        assertThat(backup.restorable()).isFalse();
        assertThat(activity.state()).isEqualTo(ActivityState.FAILED);
        assertThat(activity.reason()).isEqualTo(backup.reason());
        return backup;
    }

    public Backup find(TestSite site, Backup backup) {
        return backups.find(site.owner(), site.id(), backup.id()).backup();
    }

    public Path vault(TestSite site, Backup backup) {
        return Path.of(backups.find(site.owner(), site.id(), backup.id()).vaultLocation());
    }

    public Restore startRestore(TestSite site, Backup backup, boolean safety) {
        var manifest = backups.find(site.owner(), site.id(), backup.id()).manifest();
        var parts = Set.copyOf(RestoreService.partNames(manifest));
        return restores.restore(
                site.owner(),
                site.id(),
                backup.id(),
                site.id(),
                new RestoreOptions(parts, safety),
                site.id().value(),
                UNKNOWN);
    }

    /** However it ends. */
    public Restore restore(TestSite site, Backup backup) {
        var restore = startRestore(site, backup, false);
        await(site, restore.activity());
        return restores.find(site.owner(), restore.id());
    }

    public Activity await(TestSite site, ActivityId id) {
        return TestActivities.await(activities, site.owner(), id);
    }
}
