package dev.tidemark.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.Json;
import dev.tidemark.engine.LocalHost;
import dev.tidemark.engine.Secret;
import dev.tidemark.engine.restic.Repository;
import dev.tidemark.engine.restic.Restic;
import dev.tidemark.engine.testing.TestRestic;
import dev.tidemark.environment.MasterKey;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestActivities;
import dev.tidemark.testing.TestEnvironments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The master key and a vault alone are enough to open it. */
@PortalTest
class VaultKeysTest {
    @Autowired TestEnvironments environments;
    @Autowired TestAccounts accounts;
    @Autowired BackupService backups;
    @Autowired ActivityService activities;
    @Autowired VaultKeys keys;
    @Autowired Vaults vaults;
    @Autowired TakeSurroundings surroundings;
    @Autowired MasterKey masterKey;
    @Autowired DSLContext db;

    @Test
    void aNewVaultOpensWithWhatFollowsFromTheMasterKeyAndSaysWhoseItIs() throws Exception {
        var site = environments.small();
        var vault = vault(site, take(site));

        assertThat(keys.notYet(site.id())).isEmpty();
        var moved = Files.move(vault, vault.resolveSibling("renamed-" + site.id()));
        assertThat(labels(moved)).contains(site.id().value());
        assertThat(restic(moved, masterKey.vaultPassword(site.id())).snapshots(List.of()))
                .hasSize(2);
        Files.move(moved, vault);
    }

    @Test
    void aVaultFromBeforeIsCarriedOverOnceAndKeepsItsOwnKey() throws Exception {
        var site = environments.small();
        var vault = vault(site, take(site));
        var former = asIfMadeBefore(site.id(), vault);
        assertThat(restic(vault, masterKey.vaultPassword(site.id())).opens()).isFalse();
        assertThat(keys.notYet(site.id())).contains("It will be carried over in the next minutes.");

        keys.carryOver();

        assertThat(keys.notYet(site.id())).isEmpty();
        assertThat(restic(vault, masterKey.vaultPassword(site.id())).snapshots(List.of()))
                .hasSize(2);
        assertThat(restic(vault, former).opens()).isTrue();
        // As if the portal had died before it was recorded.
        db.execute(
                "update vault set recovery_at = null, recovery_tried_at = null where environment_id = ?",
                site.id().value());
        keys.carryOver();
        assertThat(labels(vault)).containsOnlyOnce(site.id().value());
        take(site);
    }

    @Test
    void oneThatCannotBeReachedIsToldAndTriedAgain() throws Exception {
        var site = environments.small();
        var vault = vault(site, take(site));
        asIfMadeBefore(site.id(), vault);
        var away = Files.move(vault, vault.resolveSibling("away-" + site.id()));

        keys.carryOver();
        assertThat(keys.notYet(site.id()).orElseThrow()).contains("It will be tried again.");

        Files.move(away, vault);
        db.execute(
                "update vault set recovery_tried_at = '2020-01-01' where environment_id = ?",
                site.id().value());
        keys.carryOver();
        assertThat(keys.notYet(site.id())).isEmpty();
    }

    @Test
    void aBackupTakesItsSurroundingsAlongWithCredentialsUnderTheMasterKeyOnly() {
        var site = environments.small();
        var backup = take(site);
        var manifest = backups.find(owner(site), site.id(), backup.id()).manifest();
        var stored = manifest.surroundings();

        assertThat(stored.connection().name()).isEqualTo(site.organizationName());
        var known = surroundings.open(stored, backup.id());
        assertThat(known.connection().projects().getFirst().environments().getFirst().mounts())
                .singleElement()
                .satisfies(mount -> assertThat(mount.path()).isEqualTo(site.mount().toString()));
        assertThat(known.plan()).isEqualTo("tidemark");
        assertThat(Json.write(stored.connection())).doesNotContain("password\":\"");
    }

    /** With another password as its only key, recorded as versions before recorded it. */
    private Secret asIfMadeBefore(EnvironmentId environment, Path vault) throws Exception {
        var former = Secret.of("a random one of its own");
        restic(vault, masterKey.vaultPassword(environment)).addKey(former, "root", "web1");
        for (var key : restic(vault, former).keys()) {
            if (!key.host().equals("web1")) {
                Files.delete(vault.resolve("keys").resolve(key.id()));
            }
        }
        var id = vaults.made(environment).orElseThrow().id();
        db.execute(
                "update vault set password_sealed = ?, recovery_key = null, recovery_at = null, recovery_tried_at = null where id = ?",
                masterKey.seal(former, "vault " + id),
                id.value());
        return former;
    }

    private static String labels(Path vault) throws Exception {
        var text = new StringBuilder();
        try (var files = Files.list(vault.resolve("keys"))) {
            for (var file : files.toList()) {
                text.append(Files.readString(file)).append('\n');
            }
        }
        return text.toString();
    }

    private static Restic restic(Path vault, Secret password) {
        return TestRestic.open(new LocalHost(), new Repository(vault.toString(), password));
    }

    private Path vault(TestEnvironments.Connected site, Backup backup) {
        return Path.of(backups.find(owner(site), site.id(), backup.id()).vaultLocation());
    }

    private Backup take(TestEnvironments.Connected site) {
        var owner = owner(site);
        var backup = backups.take(owner, site.id(), BackupMode.LIVE, null);
        TestActivities.awaitCompleted(activities, owner, backup.activity());
        return backup;
    }

    private Actor owner(TestEnvironments.Connected site) {
        return accounts.member(site.organization(), OrganizationRole.OWNER);
    }
}
