package dev.tidemark.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.account.Actor;
import dev.tidemark.testing.PortalTest;
import dev.tidemark.testing.TestEnvironments;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A worker that was taken for dead and comes back writes nothing more. */
@PortalTest
class FencingTest {
    @Autowired TestEnvironments environments;
    @Autowired Activities activities;
    @Autowired Steps steps;
    @Autowired LogLines lines;
    @Autowired Leases leases;
    @Autowired PlatformTransactionManager transactions;
    @Autowired DSLContext db;

    private Activity activity;
    private Lease first;
    private Running late;

    @BeforeEach
    void takeTheLease() {
        var environment = environments.small();
        activity =
                new Activity(
                        ActivityId.next(),
                        // Of a kind that the sweep leaves alone as long as its lease is held.
                        ActivityKind.BACKUP_DELETE,
                        environment.id(),
                        environment.organization(),
                        "nothing",
                        "Test of leases",
                        Actor.portal().name(),
                        ActivityState.QUEUED,
                        1,
                        Clock.systemUTC().instant(),
                        null,
                        null,
                        Progress.UNKNOWN,
                        null,
                        null);
        first = leases.take(Leases.of(activity), activity.id(), "TEST", "one").orElseThrow();
        activities.insert(activity, null);
        late = running(first);
    }

    private Running running(Lease lease) {
        return new Running(
                activity,
                lease,
                new Running.Records(
                        activities,
                        steps,
                        lines,
                        leases,
                        new TransactionTemplate(transactions),
                        Clock.systemUTC()));
    }

    @Test
    void isTakenOnlyOnceItsHeartHasStopped() {
        var resource = Leases.of(activity);
        assertThat(leases.take(resource, activity.id(), "TEST", "two")).isEmpty();
        assertThat(leases.alive()).contains(activity.id());

        var second = takeOver();
        assertThat(second.fencing()).isGreaterThan(first.fencing());
        assertThat(leases.beat(first)).isFalse();
        leases.release(first);
        assertThat(leases.beat(second)).isTrue();
        leases.release(second);
        assertThat(leases.alive()).doesNotContain(activity.id());
    }

    @Test
    void lateWorkerWritesNothingMore() {
        late.step("one", "One", String.class, () -> new StepResult<>("done", null));
        var second = takeOver();
        var wrote = new AtomicBoolean();
        Runnable ownRecord = () -> wrote.set(true);

        assertLost(
                () -> late.step("two", "Two", String.class, () -> new StepResult<>("done", null)));
        assertLost(() -> late.log("something"));
        assertLost(() -> late.guarded(ownRecord));
        assertLost(() -> late.complete(ownRecord));
        assertLost(() -> late.fail("a reason", ownRecord));
        late.progress(Progress.UNKNOWN, "still here");

        assertThat(wrote).isFalse();
        assertThat(steps.of(activity.id())).hasSize(1);
        assertThat(lines.after(activity.id(), 0, 10)).isEmpty();
        assertThat(activities.find(activity.id()).orElseThrow())
                .extracting(Activity::state, Activity::headline)
                .containsExactly(ActivityState.QUEUED, null);

        var goesOn = running(second);
        assertThat(goesOn.outcome("one", String.class)).contains("done");
        goesOn.complete(ownRecord);
        assertThat(wrote).isTrue();
        leases.release(second);
    }

    @Test
    void stepThatEndsAfterTheTakeoverIsNotRecordedAsDone() {
        assertLost(() ->
                late.step(
                        "one",
                        "One",
                        String.class,
                        () -> {
                            leases.release(takeOver());
                            return new StepResult<>("done", null);
                        }));
        assertThat(steps.of(activity.id()))
                .singleElement()
                .satisfies(
                        step -> assertThat(step.state()).isEqualTo(ActivityStep.StepState.RUNNING));
    }

    @Test
    void wishToCancelNeverComesAfterThePointOfNoReturn() {
        var interrupted = new AtomicBoolean();
        late.cancellable(true);
        late.cancellable(false);
        assertThat(late.cancel(() -> interrupted.set(true))).isFalse();
        assertThat(interrupted).isFalse();

        late.cancellable(true);
        assertThat(late.cancel(() -> interrupted.set(true))).isTrue();
        assertThatThrownBy(() -> late.cancellable(false)).isInstanceOf(CancellationException.class);
    }

    private Lease takeOver() {
        var later =
                Clock.offset(Clock.systemUTC(), Leases.EXPIRES_AFTER.plus(Duration.ofSeconds(1)));
        return new Leases(db, later)
                .take(Leases.of(activity), activity.id(), "TEST", "two")
                .orElseThrow();
    }

    private static void assertLost(Runnable write) {
        assertThatThrownBy(write::run).isInstanceOf(LeaseLost.class);
    }
}
