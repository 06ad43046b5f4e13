package dev.tidemark.ticket;

/** What is wrong, as the customer sees it. */
public enum Trouble {
    CONTENT,
    DATA,
    /** Often better mended by rolling forward (S1.15). */
    CODE,
    HACKED,
    OTHER
}
