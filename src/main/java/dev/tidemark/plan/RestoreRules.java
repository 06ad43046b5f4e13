package dev.tidemark.plan;

/**
 * How restores come about.
 *
 * @param dataOnly whether self-service leaves the code as it is (D1.5)
 * @param approvals how many a ticket needs, 1 or 2
 * @param stagingFollows a production restore takes staging back to the same moment (S1.14)
 */
public record RestoreRules(Way way, boolean dataOnly, int approvals, boolean stagingFollows) {
    public enum Way {
        SELF_SERVICE,
        /** Support decides and carries it out. */
        TICKET,
        /** Support lays the data ready, the customer restores it (S2.7). */
        HAND_OVER
    }
}
