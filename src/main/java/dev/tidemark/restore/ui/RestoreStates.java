package dev.tidemark.restore.ui;

import dev.tidemark.restore.RestoreState;
import dev.tidemark.webui.StateLabel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Tone;

/** How the states of restores are shown. */
final class RestoreStates {
    private RestoreStates() {}

    static StateLabel label(RestoreState state) {
        return switch (state) {
            case REQUESTED -> new StateLabel("Requested", TideIcon.CLOCK, Tone.QUIET);
            case PREPARING -> new StateLabel("Preparing", TideIcon.RING, Tone.RESTORE);
            case READY -> new StateLabel("Ready", TideIcon.TICK, Tone.RESTORE);
            case SWITCHING -> new StateLabel("Switching", TideIcon.PAUSE, Tone.RESTORE);
            case CHECKING -> new StateLabel("Checking", TideIcon.PULSE, Tone.RESTORE);
            case COMPLETED -> new StateLabel("Completed", TideIcon.TICK, Tone.GOOD);
            case FAILED -> new StateLabel("Failed, nothing changed", TideIcon.CROSS, Tone.BAD);
            case ROLLED_BACK -> new StateLabel("Rolled back", TideIcon.TURN, Tone.WARN);
            case UNDOING -> new StateLabel("Undoing", TideIcon.RING, Tone.RESTORE);
            case UNDONE -> new StateLabel("Undone", TideIcon.TURN, Tone.QUIET);
            case NEEDS_OPERATOR -> new StateLabel("Needs an operator", TideIcon.TRIANGLE, Tone.BAD);
            case RELEASED -> new StateLabel("Released as it is", TideIcon.HAND, Tone.WARN);
        };
    }

    /** The page's title: what happens to the environment, or what came of it. */
    static String title(RestoreState state, String environment, String moment) {
        return switch (state) {
            case REQUESTED, PREPARING, READY, SWITCHING, CHECKING ->
                    "Bringing %s back to %s".formatted(environment, moment);
            case COMPLETED -> "%s is back at %s".formatted(environment, moment);
            case FAILED -> "%s was not brought back to %s".formatted(environment, moment);
            case ROLLED_BACK -> "%s was switched back to its previous state".formatted(environment);
            case UNDOING -> "Undoing the restore of %s".formatted(environment);
            case UNDONE -> "The restore of %s was undone".formatted(environment);
            case NEEDS_OPERATOR -> "%s needs an operator".formatted(environment);
            case RELEASED -> "%s was released as it is".formatted(environment);
        };
    }
}
