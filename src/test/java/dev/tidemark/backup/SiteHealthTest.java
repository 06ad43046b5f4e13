package dev.tidemark.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.environment.Access;
import dev.tidemark.environment.ConnectionFile.EnvironmentPlan;
import dev.tidemark.environment.ConnectionFile.HealthPlan;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import dev.tidemark.environment.ConnectionFile.MountPlan;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.plan.BackupFact;
import dev.tidemark.restore.RestoreOptions;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestActivities;
import dev.tidemark.testing.TestEnvironments;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is called good is a backup of a site that answered, taken for its own sake. */
@PortalTest
class SiteHealthTest {
    @Autowired BackupService backups;
    @Autowired RestoreService restores;
    @Autowired ActivityService activities;
    @Autowired TestAccounts people;
    @Autowired TestEnvironments connected;
    @Autowired EnvironmentService rights;

    @Test
    void aBackupOfABrokenSiteAndOneBeforeARestoreAreNeverTheLastGoodOne() throws Exception {
        var status = new AtomicInteger(200);
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(status.get(), -1);
                    exchange.close();
                });
        server.start();
        try {
            var organization = TestAccounts.unique("Organization");
            var id =
                    connected.connect(
                            organization,
                            new EnvironmentPlan(
                                    "production",
                                    "production",
                                    "active",
                                    HostPlan.local(),
                                    null,
                                    new HealthPlan(
                                            "http://127.0.0.1:%d/"
                                                    .formatted(server.getAddress().getPort()),
                                            null),
                                    null,
                                    List.of(),
                                    List.of(
                                            new MountPlan(
                                                    "uploads",
                                                    TestEnvironments.directory().toString(),
                                                    List.of())),
                                    null));
            var owner = people.member(people.organization(organization), OrganizationRole.OWNER);
            rights.grant(owner, id, owner.id(), new Access(null, true));

            status.set(500);
            var broken = take(owner, id);
            assertThat(broken.restorable()).isTrue();
            assertThat(broken.site().sentence(at -> "14:03"))
                    .isEqualTo(
                            "Site did not answer as expected at 14:03: Answered 500 instead of 200.");
            assertThat(backups.lastGood(owner, id)).isEmpty();
            assertThat(backups.lastGood(owner, List.of(id))).isEmpty();
            assertThat(backups.restorable(owner, List.of(id))).containsExactly(id);

            status.set(200);
            var good = take(owner, id);
            assertThat(good.site().sentence(at -> "14:03"))
                    .isEqualTo("Site answered as expected at 14:03.");
            assertThat(backups.lastGood(owner, id)).contains(good);

            status.set(500);
            take(owner, id);
            assertThat(backups.lastGood(owner, id)).contains(good);
            assertThat(backups.factsToKeep(id))
                    .filteredOn(fact -> fact.usedBy() != null)
                    .extracting(BackupFact::id)
                    .containsExactly(good.id().value());
            status.set(200);

            var restore =
                    restores.restore(
                            owner,
                            id,
                            good.id(),
                            id,
                            new RestoreOptions(Set.of("files:uploads"), true),
                            id.value(),
                            restores.preview(owner, id, good.id(), id).loss());
            TestActivities.awaitCompleted(activities, owner, restore.activity());
            var safety =
                    backups.list(
                                    owner,
                                    id,
                                    new BackupFilter(BackupState.COMPLETED, BackupOrigin.SAFETY),
                                    0,
                                    5)
                            .getFirst();
            assertThat(safety.site().answered()).isTrue();
            assertThat(safety.good()).isFalse();
            assertThat(backups.lastGood(owner, id)).contains(good);
            assertThat(backups.lastGood(owner, List.of(id))).containsEntry(id, good);
        } finally {
            server.stop(0);
        }
    }

    private Backup take(Actor owner, dev.tidemark.base.EnvironmentId id) {
        var backup = backups.take(owner, id, BackupMode.LIVE, null);
        TestActivities.awaitCompleted(activities, owner, backup.activity());
        return backups.find(owner, id, backup.id()).backup();
    }
}
