package dev.tidemark.activity;

/** What a worker does for an activity while it holds the environment's lease. */
public interface Operation {
    /**
     * Works step by step; may continue what another worker began. Ends with {@link
     * Running#complete}.
     */
    void work(Running running);

    /**
     * Ends the record as failed, in one transaction with the activity's end; undoes what the steps
     * have left. Called once {@link #work} has failed, or when too many workers died over it.
     */
    void fail(Running running, String reason);

    /** Whether it may end as failed because too many workers were lost over it. */
    default boolean mayGiveUp(Running running) {
        return true;
    }

    /** Ends the record after a person's wish to cancel; {@link #work} has been interrupted. */
    default void cancelled(Running running) {
        fail(running, "It was cancelled.");
    }
}
