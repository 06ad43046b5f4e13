package dev.tidemark.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.account.AccountService;
import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupFilter;
import dev.tidemark.backup.BackupMode;
import dev.tidemark.backup.BackupService;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import dev.tidemark.engine.mariadb.OddDatabase;
import dev.tidemark.environment.Access;
import dev.tidemark.environment.ConnectionFile.StoragePlan;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.environment.MasterKeyRefused;
import dev.tidemark.environment.VaultStorageDeclared;
import dev.tidemark.restore.Loss;
import dev.tidemark.restore.RestoreOptions;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.testing.LostPortal;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestActivities;
import dev.tidemark.testing.TestRuns;
import dev.tidemark.testing.TestSite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.util.FileSystemUtils;

/**
 * The portal's home is deleted, again and again; what is left is the master key and some folders.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LostPortalTest {
    private static final Path VAULTS = TestSite.temporary();
    private static final Path SELF = TestSite.temporary().resolve("portal");

    private static String masterKey;
    private static TestSite site;
    private static TestSite.State good;
    private static Backup backup;
    private static String organization;
    private static Sheet sheet;
    private static Sheet portalSheet;

    @BeforeAll
    static void aPortalWithASiteAndABackup() throws Exception {
        var portal = LostPortal.start((String) null, "tidemark.self-backup=" + SELF);
        portal.publish(
                new VaultStorageDeclared(new StoragePlan("home", VAULTS.toString(), Map.of())));
        var runs = portal.get(TestRuns.class);
        site = TestSite.create(runs.portal());
        good = site.state();
        backup = runs.take(site);
        organization =
                portal.get(EnvironmentService.class)
                        .find(site.owner(), site.id())
                        .organizationName();
        // What was under way in the moment that is saved.
        portal.get(DSLContext.class)
                .execute(
                        "insert into activity (id, kind, environment_id, organization_id, subject_id, title, actor_name, state) values ('ac-stuck', 'RESTORE', ?, ?, 'rs-none', 'Restore', 'Somebody', 'RUNNING')",
                        site.id().value(),
                        site.organization().value());
        portal.get(SelfBackup.class).take();
        assertThat(portal.get(SelfBackupRow.class).state().failure()).isNull();
        sheet = portal.get(IfAllIsLost.class).of(site.owner(), site.id());
        portalSheet =
                portal.get(IfAllIsLost.class).ofPortal(portal.get(TestAccounts.class).operator());
        var stranger = portal.get(TestAccounts.class).stranger();
        assertThatThrownBy(() -> portal.get(IfAllIsLost.class).of(stranger, site.id()))
                .isInstanceOf(NothingHere.class);
        masterKey = portal.masterKey();
        portal.lose();
    }

    @AfterAll
    static void deleteWhatWasLeft() throws Exception {
        FileSystemUtils.deleteRecursively(VAULTS);
        FileSystemUtils.deleteRecursively(SELF);
    }

    @Test
    @Order(1)
    void itsOwnBackupBringsPeopleAndRecordsBackAndThenTheSite() throws Exception {
        var home = LostPortal.home(masterKey);
        var words = RestorePortal.restore(settings(home));
        assertThat(words).contains("1 environments, 1 backups");
        assertThatThrownBy(() -> RestorePortal.restore(settings(home)))
                .isInstanceOf(RecoveryRefused.class)
                .hasMessageContaining("has records already");

        var portal = LostPortal.start(home, "tidemark.self-backup=" + SELF);
        assertThat(portal.get(AccountService.class).owners(site.organization()))
                .singleElement()
                .satisfies(owner -> assertThat(owner.id()).isEqualTo(site.owner().id()));
        assertThat(state(portal, "ac-stuck")).isEqualTo("FAILED");
        site.spoil();
        restore(portal, site.owner());
        assertThat(site.state()).isEqualTo(good);
        assertThatThrownBy(() ->
                        portal.get(DSLContext.class).execute("delete from audit_entry limit 1"))
                .hasMessageContaining("append-only");
        portal.get(SelfBackup.class).take();
        assertThat(portal.get(SelfBackupRow.class).state().snapshots()).isEqualTo(2);
        portal.lose();
    }

    @Test
    @Order(2)
    void anotherMasterKeyOrNoneOpensNothing() {
        assertThatThrownBy(() ->
                        RestorePortal.restore(settings(LostPortal.home("another key of somebody"))))
                .isInstanceOf(RecoveryRefused.class)
                .hasMessageContaining("does not open with this master key");
        assertThatThrownBy(() -> RestorePortal.restore(settings(LostPortal.home(null))))
                .isInstanceOf(MasterKeyRefused.class)
                .hasMessageContaining("the master key is missing");
    }

    @Test
    @Order(3)
    void theVaultsAloneMakeAPortalThatRestores() throws Exception {
        // Moved and renamed: it says itself whose it is.
        var elsewhere = TestSite.temporary();
        var moved = elsewhere.resolve("kept-by-the-hoster");
        Files.move(VAULTS.resolve(site.id().value()), moved);
        var portal = LostPortal.start(masterKey, "tidemark.rebuild.from=" + elsewhere);

        var operator = portal.get(TestAccounts.class).operator();
        var environment = portal.get(EnvironmentService.class).find(operator, site.id());
        assertThat(environment.organizationName()).isEqualTo(organization);
        var known =
                portal.get(BackupService.class).list(operator, site.id(), BackupFilter.NONE, 0, 10);
        assertThat(known)
                .filteredOn(one -> one.id().equals(backup.id()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.restorable()).isTrue();
                    assertThat(one.isProtected()).isTrue();
                    assertThat(one.actorName()).isEqualTo(backup.actorName());
                    assertThat(one.requestedAt()).isEqualTo(backup.requestedAt());
                });

        OddDatabase.spoil(site.server(), site.database());
        FileSystemUtils.deleteRecursively(site.uploads().resolve("sub"));
        assertThat(site.state()).isNotEqualTo(good);
        var owner =
                portal.get(TestAccounts.class)
                        .member(environment.organization(), OrganizationRole.OWNER);
        portal.get(EnvironmentService.class)
                .grant(owner, site.id(), owner.id(), new Access(null, true));
        restore(portal, owner);
        assertThat(site.state()).isEqualTo(good);
        var again = portal.get(BackupService.class).take(owner, site.id(), BackupMode.LIVE, null);
        TestActivities.awaitCompleted(portal.get(ActivityService.class), owner, again.activity());

        assertThatThrownBy(() -> portal.get(Rebuild.class).rebuild(List.of(), Map.of(), Map.of()))
                .isInstanceOf(RecoveryRefused.class)
                .hasMessageContaining("has records already");
        portal.lose();
        Files.move(moved, VAULTS.resolve(site.id().value()));
    }

    @Test
    @Order(4)
    void theSheetsCommandsBringEverythingBackWithoutAPortal() throws Exception {
        site.server().run("drop database `%s`".formatted(site.database()));
        FileSystemUtils.deleteRecursively(site.uploads());
        FileSystemUtils.deleteRecursively(site.code());

        assertThat(run(sheet.commands())).isZero();
        assertThat(site.state().files()).isEqualTo(good.files());
        assertThat(site.state()).isEqualTo(good);
        assertThat(run(portalSheet.sections().getLast().commands() + "grep -q ac-stuck portal.sql"))
                .isZero();
        assertThat(sheet.toString()).doesNotContain(masterKey.strip());
    }

    /** As somebody types it: in an empty folder with nothing but the master key. */
    private static int run(String commands) throws Exception {
        var folder = TestSite.temporary();
        Files.writeString(folder.resolve("master.key"), masterKey);
        Files.writeString(
                folder.resolve(".my.cnf"),
                "[client]\nuser=root\nsocket=%s\n".formatted(site.server().socket()));
        var shell = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", commands);
        shell.directory(folder.toFile());
        shell.environment().put("HOME", folder.toString());
        shell.environment().merge("PATH", LostPortal.tools() + ":", (path, tools) -> tools + path);
        shell.redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
        int exit = shell.start().waitFor();
        System.out.println(Files.readString(folder.resolve("said")));
        return exit;
    }

    private static RestorePortal.Settings settings(Path home) {
        return new RestorePortal.Settings(
                home,
                SELF.toString(),
                null,
                null,
                List.of(LostPortal.tools().split(":")),
                null,
                "",
                "");
    }

    private static void restore(LostPortal portal, Actor owner) {
        var backups = portal.get(BackupService.class);
        var manifest = backups.find(owner, site.id(), backup.id()).manifest();
        EnvironmentId id = site.id();
        var restore =
                portal.get(RestoreService.class)
                        .restore(
                                owner,
                                id,
                                backup.id(),
                                id,
                                new RestoreOptions(
                                        Set.copyOf(RestoreService.partNames(manifest)), false),
                                id.value(),
                                new Loss(List.of(), List.of(), 0));
        TestActivities.awaitCompleted(portal.get(ActivityService.class), owner, restore.activity());
    }

    private static String state(LostPortal portal, String activity) {
        return portal.get(DSLContext.class)
                .fetchOne("select state from activity where id = ?", activity)
                .get(0, String.class);
    }
}
