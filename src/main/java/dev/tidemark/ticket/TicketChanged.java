package dev.tidemark.ticket;

import org.jspecify.annotations.Nullable;

/**
 * Something happened to a ticket that others want to hear of; published within the transaction that
 * records it.
 *
 * @param words what was said, null if nothing was; never an internal note
 */
public record TicketChanged(Ticket ticket, What what, Who by, @Nullable String words) {
    public enum What {
        FILED,
        MESSAGE,
        ASKED,
        ANSWERED,
        PROPOSED,
        APPROVED,
        FELL_BACK,
        REFUSED,
        WITHDRAWN,
        AGREED,
        STARTING,
        RESTORED,
        FAILED,
        CLOSING_SOON,
        CONFIRMED,
        REOPENED
    }
}
