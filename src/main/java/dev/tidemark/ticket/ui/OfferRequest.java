package dev.tidemark.ticket.ui;

import dev.tidemark.account.Actor;
import dev.tidemark.backup.BackupId;
import dev.tidemark.backup.RestoreRequestOffer;
import dev.tidemark.base.Decision;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.ticket.TicketService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way to a request from wherever a backup is shown. */
@Component
class OfferRequest implements RestoreRequestOffer {
    private final TicketService tickets;

    OfferRequest(TicketService tickets) {
        this.tickets = tickets;
    }

    @Override
    public Decision mayRequest(Actor actor, EnvironmentId environment) {
        return tickets.mayRequest(actor, environment);
    }

    @Override
    public String path(EnvironmentId environment, @Nullable BackupId backup) {
        return RequestView.path(environment, backup);
    }
}
