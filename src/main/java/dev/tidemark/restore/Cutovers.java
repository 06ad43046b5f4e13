package dev.tidemark.restore;

import dev.tidemark.activity.LeaseLost;
import dev.tidemark.activity.Running;
import dev.tidemark.activity.StepResult;
import dev.tidemark.activity.Words;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import dev.tidemark.environment.Environment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Carries out a journal that was written first. All parts change places, or what has changed is
 * rolled back. Each direction is tried a bounded number of times, and a worker that takes over goes
 * on in the same direction.
 */
@Component
class Cutovers {
    private static final Logger LOG = LoggerFactory.getLogger(Cutovers.class);

    private final Restores restores;
    private final Switch change;
    private final Patience patience;

    Cutovers(Restores restores, Switch change, Patience patience) {
        this.restores = restores;
        this.change = change;
        this.patience = patience;
    }

    /**
     * Returns the journal once it is done, in one direction or the other; fails with {@link
     * OperatorNeeded} if neither could be reached.
     */
    Journal run(Running running, Environment target, RestoreId id, Course course) {
        var run = new Run(running, target, id, course);
        var journal = restores.journal(id, course).orElseThrow();
        while (journal.isUnderWay()) {
            journal = run.attempt(journal);
        }
        return journal;
    }

    /** One journal on its way. */
    private final class Run {
        private final Running running;
        private final Environment target;
        private final RestoreId id;
        private final Course course;
        private final Map<String, String> troubles = new LinkedHashMap<>();

        Run(Running running, Environment target, RestoreId id, Course course) {
            this.running = running;
            this.target = target;
            this.id = id;
            this.course = course;
        }

        Journal attempt(Journal before) {
            if (before.tries() >= Patience.MOST) {
                return afterFailure(before, new Refused("Its worker was lost again and again."));
            }
            var journal = write(before.nextTry());
            try {
                move(journal);
                return write(journal.done());
            } catch (DataAccessException | TransactionException | LeaseLost notRecorded) {
                throw notRecorded;
            } catch (RuntimeException problem) {
                if (isInterrupted(problem)) {
                    throw problem;
                }
                LOG.warn("Try {} of {} has failed", journal.tries(), id, problem);
                return afterFailure(journal, problem);
            }
        }

        private Journal afterFailure(Journal journal, RuntimeException problem) {
            var words = Words.of(problem);
            if (journal.forward() && !journal.decided()) {
                running.warn("It is rolled back, because: " + words);
                return write(journal.turnBack(words));
            }
            int most = patience.most(problem);
            if (journal.tries() >= most) {
                throw new OperatorNeeded(troubles, problem);
            }
            var pause = patience.pause(journal.tries());
            running.warn(
                    "Try %d of %d has failed; the next is in %s. %s"
                            .formatted(journal.tries(), most, seconds(pause), words));
            pause(pause, problem);
            return journal;
        }

        /**
         * The first part that cannot go forward turns everything back. In a direction that is
         * final, one part that cannot be moved keeps no other from it.
         */
        private void move(Journal journal) {
            troubles.clear();
            var mayTurn = journal.forward() && !journal.decided();
            RuntimeException first = null;
            for (var item : journal.forward() ? journal.items() : journal.items().reversed()) {
                try {
                    move(item, journal.forward());
                } catch (DataAccessException | TransactionException | LeaseLost notRecorded) {
                    throw notRecorded;
                } catch (RuntimeException problem) {
                    if (mayTurn || isInterrupted(problem)) {
                        throw problem;
                    }
                    troubles.put(item.part(), Words.of(problem));
                    first = first == null ? problem : first;
                }
            }
            if (first != null) {
                throw first;
            }
        }

        private void move(Journal.Item item, boolean forward) {
            var verb = (course == Course.RESTORE) == forward ? "Switch " : "Switch back ";
            running.step(
                    (forward ? "switch:" : "back:") + item.part(),
                    verb + item.title(),
                    String.class,
                    () -> {
                        var remarks =
                                forward
                                        ? change.forward(target, item, id)
                                        : change.back(target, item, id);
                        remarks.forEach(running::warn);
                        return new StepResult<>("switched", null);
                    });
        }

        private Journal write(Journal journal) {
            running.guarded(() -> {
                restores.write(id, course, journal);
                restores.state(
                        id,
                        course == Course.RESTORE ? RestoreState.SWITCHING : RestoreState.UNDOING);
            });
            return journal;
        }
    }

    private static boolean isInterrupted(RuntimeException problem) {
        return Thread.currentThread().isInterrupted()
                || (problem instanceof EngineException engine
                        && engine.failure() instanceof Failure.Cancelled);
    }

    private static void pause(Duration pause, RuntimeException problem) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw problem;
        }
    }

    private static String seconds(Duration pause) {
        return pause.toSeconds() < 1 ? "a moment" : pause.toSeconds() + " s";
    }
}
