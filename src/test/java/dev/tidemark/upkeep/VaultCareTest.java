package dev.tidemark.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupFilter;
import dev.tidemark.backup.BackupMode;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.TakeBackup;
import dev.tidemark.backup.VaultService;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.plan.PlanService;
import dev.tidemark.promise.Promise;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestActivities;
import dev.tidemark.testing.TestEnvironments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Real vaults: what retention deletes is really gone from them, and so is a deleted environment.
 */
@PortalTest
class VaultCareTest {
    @Autowired TestEnvironments environments;
    @Autowired TestAccounts accounts;
    @Autowired BackupService backups;
    @Autowired TakeBackup sets;
    @Autowired VaultService vaults;
    @Autowired PlanService plans;
    @Autowired Replanning replanning;
    @Autowired RetentionKeeper retention;
    @Autowired DeletionService deletions;
    @Autowired EnvironmentService visible;
    @Autowired ActivityService activities;
    @Autowired DSLContext db;

    private TestEnvironments.Connected site;
    private Actor owner;
    private Actor operator;

    @BeforeEach
    void connect() {
        site = environments.small();
        owner = accounts.member(site.organization(), OrganizationRole.OWNER);
        operator = accounts.operator();
        replanning.welcome(1000);
    }

    @Test
    @Promise({"S3.22", "S3.31", "S4.13", "S4.15"})
    void theOldestGoesOutOfTheVaultOnceTheNewOneHasSucceeded() {
        plans.setPolicy(
                owner,
                site.id(),
                dev.tidemark.plan.PolicyJson.read(
                        "{\"data_retention\": {\"production\": {\"default_config\": {\"manual_count\": 2}}}}"));
        var first = take();
        var second = take();
        retention.decide(site.id());
        assertThat(list()).containsExactly(second.id(), first.id());
        var third = take();
        retention.decide(site.id());
        assertThat(list()).containsExactly(third.id(), second.id());
        assertThat(snapshots(first)).isPositive();

        var care = vaults.lookAfter(operator, site.id()).orElseThrow();
        TestActivities.awaitCompleted(activities, operator, care.id());
        assertThat(snapshots(first)).isZero();
        assertThat(snapshots(second)).isPositive();
        assertThat(snapshots(third)).isPositive();
        assertThat(vaults.sizes(owner, site.id(), Instant.EPOCH))
                .singleElement()
                .satisfies(size -> {
                    assertThat(size.bytes()).isPositive();
                    assertThat(size.snapshots()).isEqualTo(4);
                });
        assertThatThrownBy(() -> vaults.lookAfter(owner, site.id()))
                .isInstanceOf(NothingHere.class);
    }

    @Test
    @Promise({"S1.17", "S4.5"})
    void aDeletedEnvironmentCanBeTakenBackForAWhile() {
        take();
        assertThatThrownBy(() -> deletions.request(owner, site.id(), "something else"))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("That is not the name.");
        var admin = accounts.member(site.organization(), OrganizationRole.ADMIN);
        assertThatThrownBy(() -> deletions.request(admin, site.id(), site.id().value()))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(
                        () -> deletions.request(accounts.stranger(), site.id(), site.id().value()))
                .isInstanceOf(NothingHere.class);

        var until = deletions.request(owner, site.id(), site.id().value());
        assertThat(until).isAfter(Instant.now().plusSeconds(6 * 24 * 3600));
        assertThat(backups.mayTake(owner, site.id()).reason()).contains("is being deleted");
        deletions.destroyDue();
        assertThat(list()).hasSize(1);

        deletions.takeBack(owner, site.id());
        assertThat(backups.mayTake(owner, site.id()).isAllowed()).isTrue();
        take();
    }

    @Test
    @Promise({"S1.17", "S4.5"})
    void afterItsTimeItsBytesAndItsKeyAreDestroyed() {
        plans.assign(operator, plans.of(site.id()).project(), "upsun");
        var vault = Path.of(backups.find(owner, site.id(), take().id()).vaultLocation());
        assertThat(vault).isDirectory();
        deletions.request(owner, site.id(), site.id().value());
        deletions.destroyDue();
        var destruction =
                activities.recent(operator, site.id(), 0, 10).stream()
                        .filter(one -> one.kind() == ActivityKind.ENVIRONMENT_DELETE)
                        .findFirst()
                        .orElseThrow();
        TestActivities.awaitCompleted(activities, operator, destruction.id());

        assertThat(Files.exists(vault)).isFalse();
        assertThat(site.mount()).isDirectory();
        assertThatThrownBy(() -> visible.find(owner, site.id())).isInstanceOf(NothingHere.class);
        assertThat(
                        db.fetchOne(
                                        "select count(*) from vault where environment_id = ? and password_sealed is null and destroyed_at is not null",
                                        site.id().value())
                                .get(0, Integer.class))
                .isEqualTo(1);
        assertThat(
                        db.fetchOne(
                                        "select detail from audit_entry where action = 'environment.destroyed' and subject = ?",
                                        site.id().value())
                                .get(0, String.class))
                .isEqualTo("The stored bytes and the key of its vault are destroyed.");
    }

    private Backup take() {
        var backup = backups.take(owner, site.id(), BackupMode.LIVE, null);
        TestActivities.awaitCompleted(activities, owner, backup.activity());
        return backup;
    }

    private List<dev.tidemark.backup.BackupId> list() {
        return backups.list(owner, site.id(), BackupFilter.NONE, 0, 10).stream()
                .map(Backup::id)
                .toList();
    }

    private long snapshots(Backup backup) {
        return sets.vaultOf(backup).snapshots(List.of("set=" + backup.id())).size();
    }
}
