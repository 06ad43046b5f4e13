package dev.tidemark.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Work that goes on beside the caller's own, in a thread of its own. Closing it interrupts what is
 * still going on, which ends its tools, and waits for that; so does an interruption of the caller
 * while it waits.
 *
 * @param <T> what it finds out
 */
public final class Beside<T> implements AutoCloseable {
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private final Thread thread;

    private Beside(String name, Supplier<T> work) {
        this.thread =
                Thread.ofVirtual()
                        .name(name)
                        .start(() -> {
                            try {
                                outcome.complete(work.get());
                            } catch (Throwable problem) {
                                outcome.completeExceptionally(problem);
                            }
                        });
    }

    public static <T> Beside<T> start(String name, Supplier<T> work) {
        return new Beside<>(name, work);
    }

    /** Waits for it; fails as the work itself did. */
    public T result() {
        return await(outcome);
    }

    /**
     * Whether it has ended, waiting for that no longer than this; an interruption ends the work.
     */
    public boolean endsWithin(Duration time) {
        try {
            return thread.join(time);
        } catch (InterruptedException cancelled) {
            close();
            Thread.currentThread().interrupt();
            throw new EngineException(new Failure.Cancelled(thread.getName()));
        }
    }

    /** Fails as the work did, if it has failed by now. */
    public void failIfFailed() {
        if (outcome.isCompletedExceptionally()) {
            result();
        }
    }

    /** Waits for something that the work announces while it goes on; fails if the work does. */
    public <S> S await(CompletableFuture<S> announced) {
        try {
            CompletableFuture.anyOf(announced, outcome).get();
            return announced.isDone() ? announced.get() : fail();
        } catch (ExecutionException failed) {
            throw rethrown(failed);
        } catch (InterruptedException cancelled) {
            close();
            Thread.currentThread().interrupt();
            throw new EngineException(new Failure.Cancelled(thread.getName()));
        }
    }

    private <S> S fail() {
        throw new IllegalStateException(thread.getName() + " ended without what was waited for");
    }

    private static RuntimeException rethrown(ExecutionException failed) {
        if (failed.getCause() instanceof Error error) {
            throw error;
        }
        return failed.getCause() instanceof RuntimeException problem
                ? problem
                : new IllegalStateException(failed.getCause());
    }

    @Override
    public void close() {
        if (thread.isAlive()) {
            thread.interrupt();
            var interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
