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
    UNDONE,
    /** Its cutover, or that of its undo, could be neither finished nor rolled back. */
    NEEDS_OPERATOR,
    /** An operator has declared the environment in order as it is. */
    RELEASED;

    public boolean isOver() {
        return switch (this) {
            case COMPLETED, FAILED, ROLLED_BACK, UNDONE, RELEASED -> true;
            case REQUESTED, PREPARING, READY, SWITCHING, CHECKING, UNDOING, NEEDS_OPERATOR -> false;
        };
    }
}
