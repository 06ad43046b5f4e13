package dev.tidemark.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.account.OrganizationRole;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.LocalHost;
import dev.tidemark.engine.mariadb.MariaDb;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestAccounts;
import dev.tidemark.testing.TestActivities;
import dev.tidemark.testing.TestRuns;
import dev.tidemark.testing.TestSite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What restores leave beside a site is known by its size, limited, and removable at once. */
@PortalTest
class KeptCopiesTest {
    @Autowired TestRuns runs;
    @Autowired TestAccounts accounts;
    @Autowired RestoreService restores;
    @Autowired Restores rows;
    @Autowired KeptCopies kept;
    @Autowired CleanUpJob cleanUp;
    @Autowired ActivityService activities;

    @Test
    void previousStatesAreListedWithTheirSizeLimitedAndRemovedAtOnce() {
        var site = TestSite.create(runs.portal());
        var backup = runs.take(site);
        assertThat(kept.of(site.owner(), site.id())).isEmpty();
        var first = runs.restore(site, backup);
        var second = runs.restore(site, backup);
        var third = runs.restore(site, backup);

        var copies = kept.of(site.owner(), site.id());
        assertThat(copies)
                .extracting(KeptCopy::restore)
                .containsExactly(third.id(), second.id(), first.id());
        // More than the database alone: what the files take is counted too.
        var database =
                new MariaDb(new LocalHost(), site.server().address())
                        .bytes(List.of(SideNames.previous(site.database(), third.id())));
        assertThat(database).isPositive();
        assertThat(copies.getFirst().bytes()).isGreaterThan(database);
        assertThat(copies).allSatisfy(copy -> assertThat(copy.bytes()).isPositive());
        assertThat(copies).allSatisfy(copy -> assertThat(copy.until()).isAfter(Instant.now()));

        var fourth = runs.restore(site, backup);
        assertThat(activities.lines(site.owner(), fourth.activity(), 0, 1000))
                .anySatisfy(line ->
                        assertThat(line.line())
                                .contains(first.id().value(), "is removed: at most 3 are kept"));
        awaitCleaned(first);
        assertThat(beside(site, first)).isEmpty();
        assertThat(kept.of(site.owner(), site.id()))
                .extracting(KeptCopy::restore)
                .containsExactly(fourth.id(), third.id(), second.id());

        refusesOthers(site, fourth);

        var state = site.state();
        assertThat(beside(site, fourth)).isNotEmpty();
        assertThat(restores.mayUndo(site.owner(), fourth.id()).isAllowed()).isTrue();
        var removal = kept.remove(site.owner(), fourth.id());
        assertThatThrownBy(() -> kept.remove(site.owner(), fourth.id()))
                .isInstanceOf(Refused.class);
        TestActivities.awaitCompleted(activities, site.owner(), removal);
        assertThat(beside(site, fourth)).isEmpty();
        assertThat(beside(site, third)).isNotEmpty();
        assertThat(site.state()).isEqualTo(state);
        assertThatThrownBy(() -> restores.undo(site.owner(), fourth.id()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no longer kept");
        assertThat(kept.mayRemove(site.owner(), fourth.id()).isAllowed()).isFalse();

        var byOperator = kept.remove(accounts.operator(), third.id());
        TestActivities.awaitCompleted(activities, site.owner(), byOperator);
        assertThat(beside(site, third)).isEmpty();
        assertThat(kept.of(site.owner(), site.id()))
                .extracting(KeptCopy::restore)
                .containsExactly(second.id());
    }

    private void refusesOthers(TestSite site, Restore restore) {
        var viewer = accounts.member(site.organization(), OrganizationRole.VIEWER);
        assertThat(kept.of(viewer, site.id())).hasSize(3);
        assertThatThrownBy(() -> kept.remove(viewer, restore.id()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Only those who may restore here");
        assertThatThrownBy(() -> kept.remove(accounts.stranger(), restore.id()))
                .isInstanceOf(NothingHere.class);
        assertThatThrownBy(() -> kept.of(accounts.stranger(), site.id()))
                .isInstanceOf(NothingHere.class);
        assertThat(beside(site, restore)).isNotEmpty();
        assertThat(restores.mayUndo(site.owner(), restore.id()).isAllowed()).isTrue();
    }

    /** The clean-up of its own accord, hurried. */
    private void awaitCleaned(Restore restore) {
        var deadline = Instant.now().plus(Duration.ofMinutes(3));
        while (rows.find(restore.id()).orElseThrow().cleanedAt() == null) {
            assertThat(Instant.now()).isBefore(deadline);
            cleanUp.queueDue();
            TestActivities.pause();
        }
        TestActivities.pause();
    }

    /** Schemas and directories of one restore that are still there. */
    private static List<String> beside(TestSite site, Restore restore) {
        return Stream.concat(site.sideSchemas().stream(), site.sideDirectories().stream())
                .filter(name -> name.contains(RestoreWork.suffix(restore.id())))
                .toList();
    }
}
