package dev.tidemark.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BesideTest {
    private static final EngineException PROBLEM =
            new EngineException(new Failure.DatabaseMissing("shop"));

    @Test
    void givesWhatTheWorkFoundOut() {
        try (var work = Beside.start("work", () -> 7)) {
            assertThat(work.result()).isEqualTo(7);
            work.failIfFailed();
        }
    }

    @Test
    void failsAsTheWorkDid() {
        try (var work = Beside.start("work", BesideTest::fail)) {
            assertThatThrownBy(work::result).isSameAs(PROBLEM);
            assertThatThrownBy(work::failIfFailed).isSameAs(PROBLEM);
            assertThatThrownBy(() -> work.await(new CompletableFuture<>())).isSameAs(PROBLEM);
        }
    }

    @Test
    void hearsAnAnnouncementWhileTheWorkGoesOn() {
        var announced = new CompletableFuture<String>();
        var end = new CountDownLatch(1);
        try (var work = Beside.start("work", () -> announceAndWait(announced, end))) {
            assertThat(work.await(announced)).isEqualTo("begun");
            end.countDown();
            assertThat(work.result()).isEqualTo("done");
        }
    }

    @Test
    void endsTheWorkWhenItIsClosed() {
        var announced = new CompletableFuture<String>();
        var interrupted = new AtomicBoolean();
        try (var work = Beside.start("work", () -> waitForInterruption(announced, interrupted))) {
            work.await(announced);
        }
        assertThat(interrupted).isTrue();
    }

    @Test
    void endsTheWorkWhenTheCallerIsInterrupted() {
        var interrupted = new AtomicBoolean();
        try (var work =
                Beside.start(
                        "work",
                        () -> waitForInterruption(new CompletableFuture<>(), interrupted))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(work::result)
                    .isInstanceOfSatisfying(
                            EngineException.class,
                            e -> assertThat(e.failure()).isInstanceOf(Failure.Cancelled.class));
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(interrupted).isTrue();
    }

    private static int fail() {
        throw PROBLEM;
    }

    private static String announceAndWait(CompletableFuture<String> announced, CountDownLatch end) {
        announced.complete("begun");
        try {
            end.await();
            return "done";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String waitForInterruption(
            CompletableFuture<String> announced, AtomicBoolean interrupted) {
        announced.complete("begun");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.set(true);
        }
        return "";
    }
}
