package dev.tidemark.ticket;

/** What a customer wants back. */
public enum Scope {
    ALL,
    /** Databases and files; the deployed code stays. */
    DATA
}
