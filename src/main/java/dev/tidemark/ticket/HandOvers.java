package dev.tidemark.ticket;

import dev.tidemark.account.Actor;
import dev.tidemark.base.Refused;
import org.springframework.stereotype.Component;

/** Lays an approved backup ready for the customer (S2.7). */
@Component
class HandOvers {
    void begin(Actor actor, Ticket ticket, Proposal proposal) {
        throw new Refused(
                "Handing over is not active yet. Nothing was started. Give %s the data of the backup of %s by hand."
                        .formatted(
                                ticket.filedBy().name(),
                                Moments.of(proposal.moment(), ticket.zone())));
    }
}
