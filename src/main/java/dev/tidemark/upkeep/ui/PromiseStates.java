package dev.tidemark.upkeep.ui;

import dev.tidemark.webui.StateLabel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Tone;

/** How it stands with a promise. */
final class PromiseStates {
    static final StateLabel KEPT = new StateLabel("Kept", TideIcon.TICK, Tone.GOOD);
    static final StateLabel BROKEN = new StateLabel("Broken", TideIcon.CROSS, Tone.BAD);
    static final StateLabel YOUR_PLAN = new StateLabel("Your plan", TideIcon.INFO, Tone.QUIET);
    static final StateLabel NOT_YET = new StateLabel("Not active yet", TideIcon.CLOCK, Tone.QUIET);
    static final StateLabel NO_RUN = new StateLabel("No run yet", TideIcon.CLOCK, Tone.QUIET);
    static final StateLabel PAUSED = new StateLabel("Paused", TideIcon.PAUSE, Tone.WARN);

    private PromiseStates() {}

    static StateLabel missed(long failed) {
        return failed == 0
                ? KEPT
                : new StateLabel(
                        failed == 1 ? "Missed once" : "Missed " + failed + " times",
                        TideIcon.TRIANGLE,
                        Tone.WARN);
    }
}
