package dev.tidemark.activity;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs operations under their environment's lease, with a heartbeat; at most one worker works on an
 * environment.
 */
@Component
public class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int MOST_ATTEMPTS = 5;

    private final String node = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    private final Running.Records records;
    private final AtomicBoolean shuttingDown = new AtomicBoolean();

    Worker(
            Activities activities,
            Steps steps,
            LogLines lines,
            Leases leases,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.records =
                new Running.Records(
                        activities,
                        steps,
                        lines,
                        leases,
                        new TransactionTemplate(transactions),
                        clock);
    }

    /** Why a worker was interrupted. */
    private enum Stop {
        NONE,
        /** The lease was lost, or the portal's job queue stops; somebody else goes on. */
        LEFT,
        CANCELLED
    }

    private static final class StopSign {
        private volatile Stop why = Stop.NONE;
    }

    /** Returns at once if the activity is over or another worker has it. */
    public void run(ActivityId id, Operation operation) {
        var activity = records.activities().find(id).orElse(null);
        if (activity == null || activity.state().isOver() || shuttingDown.get()) {
            return;
        }
        var lease =
                records.leases()
                        .take(Leases.of(activity), id, activity.kind().name(), node)
                        .orElse(null);
        if (lease == null) {
            return;
        }
        try {
            run(lease, operation);
        } finally {
            release(lease);
        }
    }

    private void run(Lease lease, Operation operation) {
        var id = lease.activity();
        records.activities().nextAttempt(id, records.clock().instant());
        var current = records.activities().find(id).orElseThrow();
        var running = new Running(current, lease, records);
        var stop = new StopSign();
        var heart = beat(running, lease, Thread.currentThread(), stop);
        try {
            if (!current.state().isOver()) {
                records.activities().started(id, records.clock().instant());
                work(running, operation, stop);
            }
        } finally {
            heart.interrupt();
        }
    }

    private void work(Running running, Operation operation, StopSign stop) {
        try {
            if (running.attempt() > MOST_ATTEMPTS && operation.mayGiveUp(running)) {
                operation.fail(
                        running, "Its worker was lost %d times.".formatted(running.attempt() - 1));
                return;
            }
            if (running.attempt() > 1) {
                running.warn(
                        "Attempt %d: the worker before was lost; continuing."
                                .formatted(running.attempt()));
            }
            operation.work(running);
        } catch (LeaseLost lost) {
            LOG.info("{}", lost.getMessage());
        } catch (DataAccessException | TransactionException notRecorded) {
            LOG.warn(
                    "{} could not be recorded; it will be taken over",
                    running.activity().id(),
                    notRecorded);
        } catch (RuntimeException problem) {
            boolean interrupted = Thread.interrupted();
            if (interrupted && stop.why == Stop.NONE) {
                stop.why = Stop.LEFT;
            }
            end(running, operation, stop.why, problem);
        }
    }

    private void end(Running running, Operation operation, Stop stop, RuntimeException problem) {
        if (shuttingDown.get() || stop == Stop.LEFT) {
            LOG.info("{} was interrupted and will be taken over", running.activity().id());
            return;
        }
        try {
            if (stop == Stop.CANCELLED) {
                operation.cancelled(running);
            } else {
                LOG.info("{} failed", running.activity().id(), problem);
                operation.fail(running, Words.of(problem));
            }
        } catch (RuntimeException notRecorded) {
            LOG.warn(
                    "The end of {} could not be recorded; it will be taken over",
                    running.activity().id(),
                    notRecorded);
        }
    }

    private Thread beat(Running running, Lease lease, Thread worker, StopSign stop) {
        return Thread.ofVirtual()
                .name("heartbeat-" + lease.resource())
                .start(() -> {
                    var lastBeat = records.clock().instant();
                    while (!Thread.currentThread().isInterrupted()) {
                        try {
                            Thread.sleep(HEARTBEAT);
                            if (!records.leases().beat(lease)) {
                                stop.why = Stop.LEFT;
                                worker.interrupt();
                                return;
                            }
                            lastBeat = records.clock().instant();
                            if (running.isCancellable()
                                    && records.activities().isCancelRequested(lease.activity())
                                    && running.cancel(() -> {
                                        stop.why = Stop.CANCELLED;
                                        worker.interrupt();
                                    })) {
                                return;
                            }
                        } catch (InterruptedException ended) {
                            return;
                        } catch (RuntimeException databaseGone) {
                            if (records.clock()
                                    .instant()
                                    .isAfter(lastBeat.plus(Leases.EXPIRES_AFTER))) {
                                stop.why = Stop.LEFT;
                                worker.interrupt();
                                return;
                            }
                        }
                    }
                });
    }

    private void release(Lease lease) {
        try {
            records.leases().release(lease);
        } catch (RuntimeException expiresByItself) {
            LOG.debug("The lease of {} expires by itself", lease.resource(), expiresByItself);
        }
    }

    @EventListener
    void shutDown(ContextClosedEvent closed) {
        shuttingDown.set(true);
    }
}
