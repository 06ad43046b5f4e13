package dev.tidemark.ticket;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** What the end of a hand-over means to its ticket; within the transaction that records it. */
@Component
class HandOverEnd {
    private final Tickets tickets;
    private final Outcomes outcomes;

    HandOverEnd(Tickets tickets, Outcomes outcomes) {
        this.tickets = tickets;
        this.outcomes = outcomes;
    }

    void ready(HandOver handOver, Instant until) {
        var ticket = tickets.lock(handOver.ticket()).orElseThrow();
        if (ticket.state() instanceof TicketState.Restoring restoring) {
            outcomes.restored(
                    ticket,
                    restoring,
                    "The backup lies ready as files, until " + Moments.of(until, ticket.zone()));
        }
    }

    void failed(HandOver handOver, String reason) {
        var ticket = tickets.lock(handOver.ticket()).orElseThrow();
        if (ticket.state() instanceof TicketState.Restoring restoring) {
            outcomes.failed(ticket, restoring, reason);
        }
    }
}
