package dev.tidemark.activity;

import dev.tidemark.activity.ActivityStep.StepState;
import dev.tidemark.base.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An activity as its worker sees it. Everything that decides is written under the lease: a worker
 * that was taken over fails with {@link LeaseLost} instead of writing.
 */
public final class Running {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    private static final Duration PROGRESS_EVERY = Duration.ofMillis(900);

    private final Activity activity;
    private final Lease lease;
    private final Records records;
    private volatile boolean cancellable;
    private boolean cancelled;
    private Instant lastProgress = Instant.EPOCH;

    /** Where a running activity is recorded. */
    record Records(
            Activities activities,
            Steps steps,
            LogLines lines,
            Leases leases,
            TransactionTemplate transactions,
            Clock clock) {}

    Running(Activity activity, Lease lease, Records records) {
        this.activity = activity;
        this.lease = lease;
        this.records = records;
    }

    public Activity activity() {
        return activity;
    }

    /** 1, or more if other workers died over this activity. */
    public int attempt() {
        return activity.attempt();
    }

    /**
     * Runs a step, unless it has completed before: then its recorded outcome is returned. The body
     * must be safe to repeat, since a worker may die between doing and recording.
     *
     * @param key stable over all attempts
     */
    public <T> T step(String key, String title, Class<T> type, Supplier<StepResult<T>> body) {
        var recorded = records.steps().outcome(activity.id(), key);
        if (recorded.isPresent()) {
            return Json.read(recorded.get(), type);
        }
        guarded(() -> records.steps().started(activity.id(), key, title, attempt(), now()));
        try {
            var result = body.get();
            guarded(() ->
                    records.steps()
                            .ended(
                                    activity.id(),
                                    key,
                                    StepState.COMPLETED,
                                    result.detail(),
                                    Json.write(result.outcome()),
                                    now()));
            return result.outcome();
        } catch (LeaseLost lost) {
            throw lost;
        } catch (RuntimeException problem) {
            recordFailure(key, problem);
            throw problem;
        }
    }

    /** The recorded outcome of a step that has completed. */
    public <T> Optional<T> outcome(String key, Class<T> type) {
        return records.steps().outcome(activity.id(), key).map(json -> Json.read(json, type));
    }

    private void recordFailure(String key, RuntimeException problem) {
        // An interrupted thread cannot write: the driver would close its connection.
        var interrupted = Thread.interrupted();
        try {
            var words = Words.of(problem);
            guarded(() ->
                    records.steps()
                            .ended(
                                    activity.id(),
                                    key,
                                    StepState.FAILED,
                                    shortened(words, 1000),
                                    null,
                                    now()));
        } catch (RuntimeException notRecorded) {
            problem.addSuppressed(notRecorded);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Written at most about once a second; it is no harm if one is lost. */
    public synchronized void progress(Progress progress, @Nullable String headline) {
        if (now().isBefore(lastProgress.plus(PROGRESS_EVERY))) {
            return;
        }
        lastProgress = now();
        try {
            guarded(() -> records.activities().progress(activity.id(), progress, headline, now()));
        } catch (RuntimeException lost) {
            LOG.debug("A progress of {} was not written", activity.id(), lost);
        }
    }

    public void log(String line) {
        log(ActivityLine.Level.INFO, line);
    }

    public void warn(String line) {
        log(ActivityLine.Level.WARNING, line);
    }

    private void log(ActivityLine.Level level, String line) {
        guarded(() -> records.lines().insert(activity.id(), level, line, now()));
    }

    /**
     * Says whether a person's wish to cancel may interrupt the work from now on.
     *
     * @throws CancellationException if it no longer may, but just has
     */
    public synchronized void cancellable(boolean may) {
        cancellable = may;
        if (!may && cancelled) {
            throw new CancellationException("It was cancelled.");
        }
    }

    /** False if what it does can no longer be stopped without a trace. */
    synchronized boolean cancel(Runnable interruption) {
        if (cancellable) {
            cancelled = true;
            interruption.run();
        }
        return cancelled;
    }

    boolean isCancellable() {
        return cancellable;
    }

    /**
     * Ends the activity as completed, in one transaction with what the caller writes of its own
     * record.
     */
    public void complete(Runnable ownRecord) {
        end(ActivityState.COMPLETED, null, ownRecord);
    }

    /**
     * Ends the activity as failed, in one transaction with what the caller writes of its own
     * record.
     */
    public void fail(String reason, Runnable ownRecord) {
        end(ActivityState.FAILED, reason, ownRecord);
    }

    /**
     * Ends the activity as cancelled, in one transaction with what the caller writes of its own
     * record.
     */
    public void cancel(String reason, Runnable ownRecord) {
        end(ActivityState.CANCELLED, reason, ownRecord);
    }

    private void end(ActivityState state, @Nullable String reason, Runnable ownRecord) {
        guarded(() -> {
            ownRecord.run();
            if (reason != null) {
                records.lines().insert(activity.id(), ActivityLine.Level.ERROR, reason, now());
            }
            if (state != ActivityState.COMPLETED) {
                records.steps().abandoned(activity.id(), now());
            }
            records.activities().ended(activity.id(), state, shortened(reason, 2000), now());
        });
    }

    /** Writes in one transaction, only while the lease is held. */
    public void guarded(Runnable writes) {
        records.transactions()
                .executeWithoutResult(status -> {
                    records.leases().guard(lease);
                    writes.run();
                    records.activities().touched(activity.id(), now());
                });
    }

    private static @Nullable String shortened(@Nullable String words, int length) {
        return words == null || words.length() <= length
                ? words
                : words.substring(0, length - 1) + "…";
    }

    private Instant now() {
        return records.clock().instant();
    }
}
