package dev.tidemark.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.account.Actor;
import dev.tidemark.account.StaffRole;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.activity.ActivityState;
import dev.tidemark.activity.EnvironmentHeld;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupMode;
import dev.tidemark.backup.BackupService;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.SideDirectories;
import dev.tidemark.engine.testing.TestMariaDb;
import dev.tidemark.promise.Promise;
import dev.tidemark.testing.FaultyHost;
import dev.tidemark.testing.FaultyHost.Fault;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestActivities;
import dev.tidemark.testing.TestRuns;
import dev.tidemark.testing.TestSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A cutover that can be neither finished nor rolled back ends, loudly, after a bounded number of
 * tries; nothing else touches the environment then, and an operator can always get out.
 */
@PortalTest
@Promise("S5.7")
class StalledRestoreTest {
    private static final Path STUCK = TestSite.temporary().resolve("stuck");
    private static final Path REACHED = STUCK.resolveSibling("reached");
    private static FaultyHost host;
    private TestSite site;
    private Backup backup;
    private TestSite.State good;

    @Autowired TestRuns runs;
    @Autowired BackupService backups;
    @Autowired RestoreService restores;
    @Autowired ResolveService resolving;
    @Autowired Restores rows;
    @Autowired ActivityService activities;
    @Autowired CleanUpJob cleanUp;
    @Autowired DSLContext db;

    @BeforeEach
    void connect() {
        if (host == null) {
            host = new FaultyHost();
        }
        site = TestSite.create(runs.portal(), host.plan(), TestMariaDb.shared(), List.of());
        backup = runs.take(site);
        good = site.state();
        site.spoil();
    }

    @AfterEach
    void nothingIsLeftBeside() {
        cleanUp.queueDue();
        activities
                .recent(site.owner(), site.id(), 0, 20)
                .forEach(one -> TestActivities.await(activities, site.owner(), one.id()));
    }

    /** The code cannot be switched, and from then on the uploads cannot be switched back. */
    private Fault stuck() {
        var fault =
                host.when(
                        "perl",
                        """
                        case "$*" in
                          *--\\ cutover\\ forward\\ */code\\ *) touch "%1$s"; echo 'no exchange today' >&2; exit 5;;
                          *--\\ cutover\\ */uploads\\ *)
                            [ ! -f "%1$s" ] || { echo 'no way back today' >&2; exit 5; };;
                        esac
                        """
                                .formatted(STUCK));
        return () -> {
            fault.close();
            delete(STUCK);
        };
    }

    private Restore stalled() {
        var restore = runs.restore(site, backup);
        assertThat(restore.state()).as(restore.reason()).isEqualTo(RestoreState.NEEDS_OPERATOR);
        return restore;
    }

    private Restore ended(Restore restore) {
        var last =
                activities
                        .about(site.owner(), ActivityKind.RESOLVE, site.id(), restore.id().value())
                        .getLast();
        runs.await(site, last.id());
        return restores.find(site.owner(), restore.id());
    }

    private Actor operator() {
        return runs.portal().accounts().operator();
    }

    @Test
    void endsAsNeedingAnOperatorAndHoldsEverythingElse() {
        var before = site.state();
        Restore restore;
        try (var fault = stuck()) {
            restore = stalled();
            saysWhatIsWhere(restore);
            holdsEverythingElse(restore);
            peopleAreTold(restore);
            onlyOperatorsDecide(restore);
            isSeenByAllWhoIsOnIt(restore);

            resolving.resolve(operator(), restore.id(), WayOut.TRY_AGAIN);
            assertThat(ended(restore).state()).isEqualTo(RestoreState.NEEDS_OPERATOR);
            resolving.resolve(operator(), restore.id(), WayOut.GO_FORWARD);
            var again = ended(restore);
            assertThat(again.state()).isEqualTo(RestoreState.NEEDS_OPERATOR);
            assertThat(again.attention().forward()).isTrue();
            assertThat(again.attention().places().getLast().trouble())
                    .contains("no exchange today");
        }
        resolving.resolve(operator(), restore.id(), WayOut.GO_BACK);

        var ended = ended(restore);
        assertThat(ended.state()).as(ended.reason()).isEqualTo(RestoreState.ROLLED_BACK);
        assertThat(ended.attention().resolution())
                .isEqualTo("The state before the restore is back.");
        assertThat(site.state()).isEqualTo(before);
        nothingIsLeftBeside();
        assertThat(site.sideSchemas()).isEmpty();
        assertThat(runs.take(site).restorable()).isTrue();
    }

    private void saysWhatIsWhere(Restore restore) {
        var activity = activities.find(site.owner(), restore.activity());
        assertThat(activity.state()).isEqualTo(ActivityState.FAILED);
        assertThat(activity.reason())
                .contains("no way back today")
                .contains(
                        "The environment needs an operator, because rolling the cutover back has failed 5 times.");
        var attention = restore.attention();
        assertThat(attention.forward()).isFalse();
        assertThat(attention.tries()).isEqualTo(5);
        assertThat(attention.places())
                .extracting(Place::title, Place::holds)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "database " + site.database(), Place.Holds.PREVIOUS),
                        org.assertj.core.groups.Tuple.tuple("files uploads", Place.Holds.RESTORED),
                        org.assertj.core.groups.Tuple.tuple("code", Place.Holds.PREVIOUS));
        var files = attention.places().get(1);
        assertThat(files.live()).isEqualTo(site.uploads().toString());
        assertThat(files.elsewhere())
                .containsExactly(
                        "the state before the restore: "
                                + SideDirectories.beside(
                                        site.uploads().toString(),
                                        RestoreWork.suffix(restore.id())));
        assertThat(files.trouble()).contains("no way back today");
    }

    private void holdsEverythingElse(Restore restore) {
        var owner = site.owner();
        assertThatThrownBy(() -> backups.take(owner, site.id(), BackupMode.LIVE, null))
                .isInstanceOf(EnvironmentHeld.class)
                .hasMessage(
                        "Not while it needs an operator: rolling the cutover back stopped half-way. Operators have been"
                                + " told. Nothing was started.");
        assertThat(backups.mayTake(owner, site.id()).isAllowed()).isFalse();
        assertThatThrownBy(() -> backups.takeScheduled(site.id()))
                .isInstanceOf(EnvironmentHeld.class);
        assertThatThrownBy(() -> runs.startRestore(site, backup, false))
                .isInstanceOf(EnvironmentHeld.class);
        assertThatThrownBy(() -> restores.undo(owner, restore.id())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> backups.delete(owner, site.id(), backup.id()))
                .isInstanceOf(Refused.class);
        assertThat(backups.prune(site.id(), backup.id(), "too old")).isFalse();
        cleanUp.queueDue();
        assertThat(activities.about(owner, ActivityKind.CLEAN_UP, site.id(), restore.id().value()))
                .isEmpty();
        assertThat(backups.find(owner, site.id(), backup.id()).parts()).isNotEmpty();
        assertThat(restores.mayCancel(owner, restore.id()).reason())
                .isEqualTo("It stopped half-way. An operator decides how it goes on.");
    }

    private void peopleAreTold(Restore restore) {
        var subject = "Needs an operator: Shop · production";
        assertThat(
                        db.fetch(
                                        "select person_id from notice where words = ? and path = ?",
                                        subject,
                                        "restores/" + restore.id())
                                .getValues(0, String.class))
                .contains(site.owner().id().value());
        var mails =
                db.fetch("select body_text from mail where subject = ?", subject)
                        .getValues(0, String.class);
        assertThat(mails)
                .isNotEmpty()
                .anySatisfy(text ->
                        assertThat(text)
                                .contains("no way back today")
                                .contains(site.uploads().toString())
                                .contains("/restores/" + restore.id()));
    }

    private void onlyOperatorsDecide(Restore restore) {
        var accounts = runs.portal().accounts();
        for (var actor :
                List.of(
                        site.owner(),
                        accounts.staff(StaffRole.SUPPORT),
                        accounts.staff(StaffRole.APPROVER))) {
            assertThat(resolving.mayResolve(actor, restore.id()).isAllowed()).isFalse();
            assertThatThrownBy(() -> resolving.handle(actor, restore.id()))
                    .isInstanceOf(Refused.class);
            for (var way : WayOut.values()) {
                assertThatThrownBy(() -> resolving.resolve(actor, restore.id(), way))
                        .isInstanceOf(Refused.class)
                        .hasMessage("Only operators of the hosting team decide how it goes on.");
            }
            assertThatThrownBy(() ->
                            resolving.release(actor, restore.id(), site.id().value(), "I say so"))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> resolving.removeLeftovers(actor, restore.id()))
                    .isInstanceOf(Refused.class);
        }
        assertThatThrownBy(
                        () -> resolving.resolve(accounts.stranger(), restore.id(), WayOut.GO_BACK))
                .isInstanceOf(NothingHere.class);
        assertThat(resolving.stalled(site.owner(), site.id())).isPresent();
    }

    private void isSeenByAllWhoIsOnIt(Restore restore) {
        var operator = operator();
        resolving.handle(operator, restore.id());
        assertThat(restores.find(site.owner(), restore.id()).attention().handler().name())
                .isEqualTo(operator.name());
        assertThat(backups.mayTake(site.owner(), site.id()).reason())
                .endsWith(operator.name() + " is on it.");
    }

    @Test
    void goesForwardOnceWhatWasInTheWayIsGone() {
        Restore restore;
        try (var fault = stuck()) {
            restore = stalled();
        }
        resolving.resolve(operator(), restore.id(), WayOut.GO_FORWARD);

        assertThat(ended(restore).state()).isEqualTo(RestoreState.COMPLETED);
        assertThat(site.state()).isEqualTo(good);
        var before = restores.undo(site.owner(), restore.id());
        runs.await(site, before.undoActivity());
        assertThat(restores.find(site.owner(), restore.id()).state())
                .isEqualTo(RestoreState.UNDONE);
    }

    @Test
    void canBeReleasedAsItIs() {
        Restore restore;
        try (var fault = stuck()) {
            restore = stalled();
        }
        var operator = operator();
        assertThatThrownBy(() -> resolving.release(operator, restore.id(), "shop", "Mended"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("That is not the name. It is " + site.id());
        assertThatThrownBy(() -> resolving.release(operator, restore.id(), site.id().value(), " "))
                .isInstanceOf(Refused.class);
        resolving.release(operator, restore.id(), site.id().value(), "Mended by hand");

        var released = restores.find(site.owner(), restore.id());
        assertThat(released.state()).isEqualTo(RestoreState.RELEASED);
        assertThat(released.reason())
                .isEqualTo(
                        operator.name() + " has released the environment as it is: Mended by hand");
        assertThat(
                        db.fetch(
                                        "select detail from audit_entry where action = 'restore.released' and subject = ?",
                                        restore.id().value())
                                .getValues(0, String.class))
                .containsExactly("Mended by hand");
        cleanUp.queueDue();
        assertThat(site.sideDirectories()).isNotEmpty();
        assertThat(runs.take(site).restorable()).isTrue();

        resolving.removeLeftovers(operator, restore.id());
        nothingIsLeftBeside();
        assertThat(site.sideDirectories()).isEmpty();
        assertThat(site.sideSchemas()).isEmpty();
        assertThat(resolving.mayRemoveLeftovers(operator, restore.id()).isAllowed()).isFalse();
        assertThat(runs.restore(site, backup).state()).isEqualTo(RestoreState.COMPLETED);
        assertThat(site.state()).isEqualTo(good);
    }

    @Test
    void anUndoThatStopsHalfWayHasTheSameWaysOut() {
        var before = site.state();
        var restore = runs.restore(site, backup);
        assertThat(restore.state()).isEqualTo(RestoreState.COMPLETED);
        // Backwards the code goes first, so the files are what stops it.
        var code =
                """
                case "$*" in
                  *--\\ cutover\\ back\\ */uploads\\ *) touch "%1$s"; echo 'no exchange today' >&2; exit 5;;
                  *--\\ cutover\\ */code\\ *)
                    [ ! -f "%1$s" ] || { echo 'no way back today' >&2; exit 5; };;
                esac
                """
                        .formatted(STUCK);
        try (var fault = host.when("perl", code)) {
            var undo = restores.undo(site.owner(), restore.id());
            runs.await(site, undo.undoActivity());
            var now = restores.find(site.owner(), restore.id());
            assertThat(now.state()).as(now.reason()).isEqualTo(RestoreState.NEEDS_OPERATOR);
            assertThat(now.attention().course()).isEqualTo(Course.UNDO);
            assertThat(now.attention().places())
                    .extracting(Place::holds)
                    .containsExactly(
                            Place.Holds.PREVIOUS, Place.Holds.RESTORED, Place.Holds.RESTORED);
        } finally {
            delete(STUCK);
        }
        resolving.resolve(operator(), restore.id(), WayOut.GO_BACK);
        assertThat(ended(restore).state()).isEqualTo(RestoreState.COMPLETED);
        assertThat(site.state()).isEqualTo(good);

        var undo = restores.undo(site.owner(), restore.id());
        runs.await(site, undo.undoActivity());
        assertThat(restores.find(site.owner(), restore.id()).state())
                .isEqualTo(RestoreState.UNDONE);
        assertThat(site.state()).isEqualTo(before);
    }

    @Test
    void aLockThatOutlivesAllTriesAndOnceItIsGoneTheWayBack() throws Exception {
        var before = site.state();
        Restore restore;
        try (var fault = failsOnceReached()) {
            var started = runs.startRestore(site, backup, false);
            awaitFile(REACHED);
            var session = lock();
            try {
                delete(STUCK);
                awaitOver(started);
            } finally {
                session.destroyForcibly().waitFor();
            }
            restore = restores.find(site.owner(), started.id());
        }
        assertThat(restore.state()).as(restore.reason()).isEqualTo(RestoreState.NEEDS_OPERATOR);
        assertThat(restore.attention().reason()).containsIgnoringCase("lock");
        assertThat(restore.attention().tries()).isEqualTo(Patience.MOST);
        assertThat(restore.attention().places().getFirst().holds()).isEqualTo(Place.Holds.RESTORED);
        resolving.resolve(operator(), restore.id(), WayOut.TRY_AGAIN);
        assertThat(ended(restore).state()).isEqualTo(RestoreState.ROLLED_BACK);
        assertThat(site.state()).isEqualTo(before);
    }

    /** The code's switch waits for the test, then fails. */
    private Fault failsOnceReached() throws IOException {
        Files.writeString(STUCK, "");
        var fault =
                host.when(
                        "perl",
                        """
                        case "$*" in
                          *cutover\\ forward\\ */code\\ *)
                            touch "%2$s"
                            while [ -e "%1$s" ]; do sleep 0.1; done
                            echo 'no exchange today' >&2; exit 5;;
                        esac
                        """
                                .formatted(STUCK, REACHED));
        return () -> {
            fault.close();
            delete(STUCK);
            delete(REACHED);
        };
    }

    private Process lock() throws IOException {
        var session =
                new ProcessBuilder(
                                "mariadb",
                                "--no-defaults",
                                "--socket=" + site.server().socket(),
                                "--user=root",
                                "--unbuffered")
                        .start();
        // It keeps the lock as long as its input is open.
        session.getOutputStream()
                .write(
                        "lock tables `%s`.parent read; select 'locked';\n"
                                .formatted(site.database())
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        session.getOutputStream().flush();
        session.getInputStream().read();
        return session;
    }

    /** Longer than others wait: each try waits for the lock. */
    private void awaitOver(Restore started) {
        for (int polls = 0; polls < 6000; polls++) {
            if (activities.find(site.owner(), started.activity()).state().isOver()) {
                return;
            }
            TestActivities.pause();
        }
        runs.await(site, started.activity());
    }

    private static void awaitFile(Path file) {
        for (int tries = 0; tries < 6000 && !Files.exists(file); tries++) {
            TestActivities.pause();
        }
        assertThat(file).exists();
    }

    @Test
    void whatTheServerRejectsIsNotTriedForEver() {
        var before = site.state();
        var root =
                "/usr/bin/mariadb --no-defaults --socket=%s --user=root -e"
                        .formatted(site.server().socket());
        var revoke =
                "case \"$*\" in *cutover\\ forward\\ */code\\ *) %s 'revoke all on *.* from tidemark@localhost'; exit 5;; esac"
                        .formatted(root);
        Restore restore;
        try (var fault = host.when("perl", revoke)) {
            restore = stalled();
        } finally {
            site.server().run("grant all on *.* to tidemark@localhost");
        }
        assertThat(restore.attention().tries()).isLessThanOrEqualTo(Patience.MOST);
        resolving.resolve(operator(), restore.id(), WayOut.GO_BACK);
        assertThat(ended(restore).state()).isEqualTo(RestoreState.ROLLED_BACK);
        assertThat(site.state()).isEqualTo(before);
    }

    @Test
    void aTableThatTheApplicationMakesMeanwhileStopsNoWayBack() {
        var create =
                "case \"$*\" in *cutover\\ forward\\ */code\\ *) /usr/bin/mariadb --no-defaults --socket=%s --user=root -e 'create table %s.meanwhile (id int)'; exit 5;; esac"
                        .formatted(site.server().socket(), site.database());
        Restore restore;
        try (var fault = host.when("perl", create)) {
            restore = runs.restore(site, backup);
        }
        assertThat(restore.state()).as(restore.reason()).isEqualTo(RestoreState.ROLLED_BACK);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
