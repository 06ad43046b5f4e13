package dev.tidemark.activity.ui;

import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.ActivityState;
import dev.tidemark.activity.ActivityStep.StepState;
import dev.tidemark.webui.StateLabel;
import dev.tidemark.webui.StepList;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Tone;

/** How the states of activities are shown. */
public final class ActivityStates {
    private ActivityStates() {}

    public static StateLabel label(ActivityState state) {
        return switch (state) {
            case QUEUED -> new StateLabel("Queued", TideIcon.CLOCK, Tone.QUIET);
            case RUNNING -> new StateLabel("Running", TideIcon.RING, Tone.ACCENT);
            case COMPLETED -> new StateLabel("Completed", TideIcon.TICK, Tone.GOOD);
            case FAILED -> new StateLabel("Failed", TideIcon.CROSS, Tone.BAD);
            case CANCELLED -> new StateLabel("Cancelled", TideIcon.CIRCLE_CROSS, Tone.QUIET);
        };
    }

    /** In a feed: while it is well, what it is about decides; once it is not, that does. */
    public static StateLabel feed(Activity activity) {
        var label = label(activity.state());
        var goesBack = tone(activity.kind()) == Tone.RESTORE;
        return switch (activity.state()) {
            case RUNNING ->
                    goesBack ? new StateLabel(label.text(), TideIcon.RING, Tone.RESTORE) : label;
            case COMPLETED ->
                    switch (activity.kind()) {
                        case RESTORE, UNDO, RESOLVE ->
                                new StateLabel(label.text(), TideIcon.TURN, Tone.RESTORE);
                        case BACKUP_DELETE, CLEAN_UP, ENVIRONMENT_DELETE ->
                                new StateLabel(label.text(), TideIcon.BIN, Tone.QUIET);
                        case BACKUP, MAINTENANCE, HAND_OVER -> label;
                    };
            case QUEUED, FAILED, CANCELLED -> label;
        };
    }

    /** Going back is violet, everything else the sea. */
    public static Tone tone(ActivityKind kind) {
        return switch (kind) {
            case RESTORE, UNDO, RESOLVE -> Tone.RESTORE;
            case BACKUP, BACKUP_DELETE, CLEAN_UP, MAINTENANCE, HAND_OVER -> Tone.ACCENT;
            case ENVIRONMENT_DELETE -> Tone.BAD;
        };
    }

    static StepList.State step(StepState state) {
        return switch (state) {
            case RUNNING -> StepList.State.NOW;
            case COMPLETED -> StepList.State.DONE;
            case FAILED -> StepList.State.FAILED;
        };
    }
}
