package dev.tidemark.restore;

/** What an operator can have done with a restore that stopped between two states. */
public enum WayOut {
    /** The same direction once more. */
    TRY_AGAIN,
    /** Finish the cutover. */
    GO_FORWARD,
    /** Back to the state before it. */
    GO_BACK
}
