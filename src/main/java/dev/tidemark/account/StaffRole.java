package dev.tidemark.account;

/** What a member of the hosting team may do. */
public enum StaffRole {
    /** Sees all organizations and investigates. */
    SUPPORT,
    /** Decides on restore tickets. */
    APPROVER,
    /** Connects hosts, vaults and environments. */
    OPERATOR
}
