package dev.tidemark.restore;

import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.Running;
import dev.tidemark.activity.StepResult;
import dev.tidemark.backup.BackupService;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentTools;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Carries out the cutover of a restore, or of its undo, and records how it ended; whichever
 * activity it is done in.
 */
@Component
class Conclusions {
    private final Restores restores;
    private final BackupService backups;
    private final Cutovers cutovers;
    private final Stalling stalling;
    private final Aftercare aftercare;
    private final EnvironmentTools tools;
    private final PromptCleanUp leftovers;
    private final KeptLimit kept;
    private final Clock clock;
    private final Duration undoWindow;

    Conclusions(
            Restores restores,
            BackupService backups,
            Cutovers cutovers,
            Stalling stalling,
            Aftercare aftercare,
            EnvironmentTools tools,
            PromptCleanUp leftovers,
            KeptLimit kept,
            Clock clock,
            @Value("${tidemark.undo-window:24h}") Duration undoWindow) {
        this.restores = restores;
        this.backups = backups;
        this.cutovers = cutovers;
        this.stalling = stalling;
        this.aftercare = aftercare;
        this.tools = tools;
        this.leftovers = leftovers;
        this.kept = kept;
        this.clock = clock;
        this.undoWindow = undoWindow;
    }

    /** By the journal that was written before; ends the activity. */
    void carryOut(Running running, Restore restore, Course course) {
        var target = tools.environment(restore.environment());
        try {
            var journal = cutovers.run(running, target, restore.id(), course);
            if (journal.forward()) {
                check(running, restore, course, target);
            } else {
                rolledBack(running, restore, course, journal.reason());
            }
        } catch (OperatorNeeded needed) {
            stalling.record(running, target, restore.id(), course, needed);
        }
    }

    private void check(Running running, Restore restore, Course course, Environment target) {
        running.log("Switched. Requests were not held, since no gate is connected.");
        if (course == Course.RESTORE) {
            running.guarded(() -> restores.state(restore.id(), RestoreState.CHECKING));
        }
        if (restore.options().parts().contains("code")) {
            tools.codeRestored(target.id(), course == Course.RESTORE ? revision(restore) : null);
        }
        var verdict =
                running.step(
                        "check",
                        "Check the site",
                        Verdict.class,
                        () -> {
                            var found = aftercare.check(running, target);
                            return new StepResult<>(found, found.words());
                        });
        done(running, restore, course, verdict);
    }

    private @Nullable String revision(Restore restore) {
        return backups.findForPortal(restore.backup()).backup().revision();
    }

    private void done(Running running, Restore restore, Course course, Verdict verdict) {
        var id = restore.id();
        var count = course == Course.RESTORE ? kept.count(running, restore) : KeptLimit.NOTHING;
        var now = clock.instant();
        running.complete(() -> {
            switch (course) {
                case RESTORE -> {
                    restores.completed(
                            id, now, now.plus(undoWindow), verdict.words(), verdict.problem());
                    kept.record(id, count, now);
                    restores.resolved(id, "The restore was finished.");
                }
                case UNDO -> {
                    restores.undone(id, now, verdict.words());
                    restores.resolved(id, "The restore was undone.");
                }
            }
        });
    }

    private void rolledBack(
            Running running, Restore restore, Course course, @Nullable String because) {
        var why = because == null ? "" : because + " ";
        switch (course) {
            case RESTORE -> {
                end(
                        running,
                        why
                                + "What had been switched was turned back. Unchanged: the environment runs as before."
                                + " Once that is mended, restore again.",
                        words -> {
                            restores.ended(
                                    restore.id(), RestoreState.ROLLED_BACK, words, clock.instant());
                            restores.resolved(
                                    restore.id(), "The state before the restore is back.");
                        });
                leftovers.deleteNow(restore);
            }
            case UNDO ->
                    end(
                            running,
                            why
                                    + "What had been switched was turned back: the restored state stays. The state before"
                                    + " the restore is still kept beside; undo can be tried again.",
                            words -> {
                                restores.undoFailed(restore.id(), words);
                                restores.resolved(restore.id(), "The restored state is back.");
                            });
        }
    }

    /** What an operator asked for has been done; everybody else wanted something else. */
    private static void end(Running running, String words, Consumer<String> record) {
        if (running.activity().kind() == ActivityKind.RESOLVE) {
            running.complete(() -> record.accept(words));
        } else {
            running.fail(words, () -> record.accept(words));
        }
    }

    /** Something else than a part went wrong once the journal was written. */
    void failed(Running running, Restore restore, Course course, Journal journal, String reason) {
        switch (journal.phase()) {
            case SWITCHED -> done(running, restore, course, new Verdict(reason, reason));
            case TURNED_BACK -> rolledBack(running, restore, course, journal.reason());
            case SWITCHING, TURNING_BACK ->
                    stalling.record(
                            running,
                            tools.environment(restore.environment()),
                            restore.id(),
                            course,
                            new OperatorNeeded(Map.of(), new Refused(reason)));
        }
    }
}
