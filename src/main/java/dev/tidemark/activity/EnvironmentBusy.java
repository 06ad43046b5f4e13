package dev.tidemark.activity;

import dev.tidemark.base.Refused;

/** Another operation runs or waits in the environment. */
public final class EnvironmentBusy extends Refused {
    private final transient Activity running;

    EnvironmentBusy(Activity running) {
        super(reason(running) + " Nothing was started.");
        this.running = running;
    }

    public Activity running() {
        return running;
    }

    static String reason(Activity running) {
        var what =
                switch (running.kind()) {
                    case BACKUP -> "a backup";
                    case RESTORE -> "a restore";
                    case UNDO -> "the undoing of a restore";
                    case BACKUP_DELETE, CLEAN_UP, MAINTENANCE -> "a clean-up";
                    case HAND_OVER -> "a hand-over";
                    case RESOLVE -> "an operator's way out of a restore that stopped";
                    case ENVIRONMENT_DELETE -> "its deletion";
                };
        return "Not while %s runs; started by %s.".formatted(what, running.actorName());
    }
}
