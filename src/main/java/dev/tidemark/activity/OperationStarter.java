package dev.tidemark.activity;

import java.util.UUID;

/** Puts an activity of one kind into the job queue; the module that knows the work owns it. */
public interface OperationStarter {
    ActivityKind kind();

    /**
     * A nudge: doing it twice, or for an activity that is over, does no harm.
     *
     * @param job id of the job; a second job with the same id is the same job
     */
    void enqueue(Activity activity, UUID job);
}
