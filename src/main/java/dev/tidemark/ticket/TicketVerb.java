package dev.tidemark.ticket;

/** What somebody can do with a ticket. */
public enum TicketVerb {
    SEE,
    /** A message to the other side. */
    WRITE,
    CHANGE_WISH,
    WITHDRAW,
    CONFIRM,
    REOPEN,
    TAKE,
    /** Give it to a colleague. */
    PASS_ON,
    /** Words that the customer never sees. */
    NOTE,
    /** A question, for whose answer the clock stands. */
    ASK,
    PROPOSE,
    REFUSE,
    APPROVE,
    CARRY_OUT,
    /** The files of a hand-over. */
    FETCH,
    /** Ask for what was restored to be undone. */
    ASK_UNDO,
    /** Let it be undone; with the approvals that the restore needed. */
    APPROVE_UNDO,
    /** Agree a time at which it is carried out, or call it off. */
    SCHEDULE
}
