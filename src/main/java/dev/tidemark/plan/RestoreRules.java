package dev.tidemark.plan;

import dev.tidemark.account.StaffRole;

/**
 * How restores come about.
 *
 * @param dataOnly whether self-service leaves the code as it is (D1.5)
 * @param approvals how many a ticket needs, 1 or 2
 * @param carriedOutBy who of the hosting team starts what was approved
 * @param stagingFollows a production restore takes staging back to the same moment (S1.14)
 */
public record RestoreRules(
        Way way, boolean dataOnly, int approvals, StaffRole carriedOutBy, boolean stagingFollows) {
    public enum Way {
        SELF_SERVICE,
        /** Support decides and carries it out. */
        TICKET,
        /** Support lays the data ready, the customer restores it (S2.7). */
        HAND_OVER
    }
}
