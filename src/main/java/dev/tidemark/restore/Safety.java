package dev.tidemark.restore;

import dev.tidemark.account.Actor;
import dev.tidemark.activity.Running;
import dev.tidemark.activity.StepResult;
import dev.tidemark.activity.Words;
import dev.tidemark.backup.BackupId;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.Completeness;
import dev.tidemark.backup.TakeBackup;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import dev.tidemark.environment.EnvironmentTools;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The backup of the present state before it is replaced, within the activity that replaces it. */
@Component
class Safety {
    private static final String GIVEN_UP = "safety:given-up";

    private final BackupService backups;
    private final TakeBackup taking;
    private final EnvironmentTools tools;

    Safety(BackupService backups, TakeBackup taking, EnvironmentTools tools) {
        this.backups = backups;
        this.taking = taking;
        this.tools = tools;
    }

    /**
     * Repeatable.
     *
     * @param recorded is told its id before it is taken, in a transaction
     */
    void take(
            Running running,
            SafetyBackup choice,
            Restore restore,
            String note,
            Consumer<BackupId> recorded) {
        if (!choice.isTaken()) {
            return;
        }
        var id =
                new BackupId(
                        running.step(
                                "safety",
                                "Safety backup of the present state",
                                String.class,
                                () -> new StepResult<>(BackupId.next().value(), null)));
        var actor = new Actor(null, running.activity().actorName(), Set.of(), Map.of(), null);
        backups.recordSafetyBackup(id, restore.environment(), running.activity().id(), actor, note);
        running.guarded(() -> recorded.accept(id));
        if (running.outcome(GIVEN_UP, String.class).isEmpty()) {
            take(running, choice, restore, id);
        }
    }

    private void take(Running running, SafetyBackup choice, Restore restore, BackupId id) {
        var completeness =
                choice == SafetyBackup.WHAT_CAN_BE_SAVED
                        ? Completeness.WHAT_CAN_BE_SAVED
                        : Completeness.WHOLE;
        try {
            taking.take(
                    running, id, tools.environment(restore.environment()), "safety:", completeness);
        } catch (Refused | EngineException problem) {
            if (isInterrupted(problem)) {
                throw problem;
            }
            if (completeness == Completeness.WHOLE) {
                throw new Refused(
                        "The safety backup failed: %s Choose to save what can be saved, or to do without it."
                                .formatted(Words.of(problem)));
            }
            goOnWithout(running, id, Words.of(problem));
        }
    }

    /** As chosen: what is there now is still kept beside until the time for undo is over. */
    private void goOnWithout(Running running, BackupId id, String reason) {
        taking.fail(running, id, reason, false);
        running.warn("Nothing could be saved; it goes on, as chosen. " + reason);
        running.step(
                GIVEN_UP,
                "Go on without a safety backup",
                String.class,
                () -> new StepResult<>("none", reason));
    }

    private static boolean isInterrupted(RuntimeException problem) {
        return Thread.currentThread().isInterrupted()
                || (problem instanceof EngineException engine
                        && engine.failure() instanceof Failure.Cancelled);
    }

    /** Ends the record of one that was not completed. */
    void giveUp(Running running, @Nullable BackupId id, String reason) {
        if (id != null && !backups.findForPortal(id).backup().restorable()) {
            taking.fail(running, id, reason, false);
        }
    }
}
