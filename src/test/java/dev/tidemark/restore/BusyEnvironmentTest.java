package dev.tidemark.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.account.OrganizationRole;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.activity.ActivityState;
import dev.tidemark.activity.EnvironmentBusy;
import dev.tidemark.backup.BackupFilter;
import dev.tidemark.backup.BackupMode;
import dev.tidemark.backup.BackupService;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.testing.TestMariaDb;
import dev.tidemark.environment.Access;
import dev.tidemark.testing.FaultyHost;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestActivities;
import dev.tidemark.testing.TestRuns;
import dev.tidemark.testing.TestSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One operation at a time in an environment, whoever asks, however quickly (D4.5). */
@PortalTest
class BusyEnvironmentTest {
    @Autowired TestRuns runs;
    @Autowired BackupService backups;
    @Autowired RestoreService restores;
    @Autowired ActivityService activities;

    @Test
    void doesOneThingAtATime() throws Exception {
        var host = new FaultyHost();
        var site = TestSite.create(runs.portal(), host.plan(), TestMariaDb.shared(), List.of());
        var other = runs.portal().accounts().member(site.organization(), OrganizationRole.OWNER);
        runs.portal().rights().grant(site.owner(), site.id(), other.id(), new Access(null, true));

        var twice = atOnce(() -> runs.startBackup(site), () -> runs.startBackup(site));
        assertThat(twice.refusals())
                .singleElement()
                .isInstanceOf(EnvironmentBusy.class)
                .extracting(Refused::reason)
                .isEqualTo(
                        "Not while a backup runs; started by %s. Nothing was started."
                                .formatted(site.owner().name()));
        var backup = twice.started().getFirst();
        runs.await(site, backup.activity());
        assertThat(activities.recent(site.owner(), site.id(), 0, 10)).hasSize(1);
        assertThat(backups.count(site.owner(), site.id(), BackupFilter.NONE)).isEqualTo(1);
        var second = runs.take(site);

        try (var slow = host.when("restic", "case \"$*\" in *--sparse*) sleep 15;; esac")) {
            var options = new RestoreOptions(Set.of("files:uploads"), false);
            var both =
                    atOnce(
                            () ->
                                    restores.restore(
                                            site.owner(),
                                            site.id(),
                                            backup.id(),
                                            site.id(),
                                            options,
                                            site.id().value(),
                                            new Loss(List.of(), List.of(), 0)),
                            () ->
                                    restores.restore(
                                            other,
                                            site.id(),
                                            backup.id(),
                                            site.id(),
                                            options,
                                            site.id().value(),
                                            new Loss(List.of(), List.of(), 0)));
            assertThat(both.refusals())
                    .singleElement()
                    .isInstanceOf(EnvironmentBusy.class)
                    .extracting(Refused::reason)
                    .asString()
                    .startsWith("Not while a restore runs; started by ");
            var restore = both.started().getFirst();
            meanwhile(site, backup.id(), second.id());
            assertThat(runs.await(site, restore.activity()).state())
                    .isEqualTo(ActivityState.COMPLETED);
        }
        assertThat(backups.mayDelete(site.owner(), site.id(), backup.id()).isAllowed()).isTrue();
        assertThat(runs.take(site).restorable()).isTrue();
    }

    private void meanwhile(
            TestSite site, dev.tidemark.backup.BackupId read, dev.tidemark.backup.BackupId other) {
        var owner = site.owner();
        assertThatThrownBy(() -> backups.take(owner, site.id(), BackupMode.LIVE, null))
                .isInstanceOf(EnvironmentBusy.class)
                .hasMessageStartingWith("Not while a restore runs; started by ");
        assertThat(backups.mayTake(owner, site.id()).isAllowed()).isFalse();
        assertThatThrownBy(() -> backups.delete(owner, site.id(), read))
                .isInstanceOf(Refused.class)
                .hasMessage("A running restore reads it. It can be deleted once that has ended.");

        backups.delete(owner, site.id(), other);
        var deletion =
                activities.recent(owner, site.id(), 0, 10).stream()
                        .filter(activity -> activity.kind() == ActivityKind.BACKUP_DELETE)
                        .findFirst()
                        .orElseThrow();
        TestActivities.awaitCompleted(activities, owner, deletion.id());
        assertThat(backups.find(owner, site.id(), read).parts()).hasSize(4);
    }

    private record Outcomes<T>(List<T> started, List<Refused> refusals) {}

    private static <T> Outcomes<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        var together = new CyclicBarrier(2);
        var started = new ArrayList<T>();
        var refusals = new ArrayList<Refused>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both =
                    List.of(one, other).stream()
                            .map(request ->
                                    threads.submit(() -> {
                                        together.await();
                                        return request.call();
                                    }))
                            .toList();
            for (var request : both) {
                try {
                    started.add(request.get());
                } catch (ExecutionException refused) {
                    assertThat(refused.getCause()).isInstanceOf(Refused.class);
                    refusals.add((Refused) refused.getCause());
                }
            }
        }
        return new Outcomes<>(started, refusals);
    }
}
