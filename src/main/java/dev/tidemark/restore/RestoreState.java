package dev.tidemark.restore;

/** Where a restore is; before {@code SWITCHING} nothing of the environment has changed. */
public enum RestoreState {
    REQUESTED,
    PREPARING,
    READY,
    SWITCHING,
    CHECKING,
    COMPLETED,
    /** Nothing was changed. */
    FAILED,
    /** It was switched back to the previous state. */
    ROLLED_BACK,
    UNDOING,
    UNDONE;

    public boolean isOver() {
        return switch (this) {
            case COMPLETED, FAILED, ROLLED_BACK, UNDONE -> true;
            case REQUESTED, PREPARING, READY, SWITCHING, CHECKING, UNDOING -> false;
        };
    }
}
