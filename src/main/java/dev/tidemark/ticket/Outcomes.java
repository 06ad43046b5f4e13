package dev.tidemark.ticket;

import dev.tidemark.account.Actor;
import dev.tidemark.ticket.TicketChanged.What;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** The ends that carrying out can have. */
@Component
class Outcomes {
    /** In which somebody can still say that it is not as it should be. */
    static final Duration TO_CONFIRM = Duration.ofDays(7);

    private final Desk desk;

    Outcomes(Desk desk) {
        this.desk = desk;
    }

    void restored(Ticket ticket, TicketState.Restoring restoring, String outcome) {
        var restored =
                desk.save(
                        ticket.with(
                                new TicketState.Restored(
                                        restoring.proposal(),
                                        restoring.approvals(),
                                        outcome,
                                        desk.now().plus(TO_CONFIRM))));
        desk.record(restored, Actor.portal(), outcome, "restored", What.RESTORED, outcome);
    }

    void failed(Ticket ticket, TicketState.Restoring restoring, String reason) {
        var failed =
                desk.save(
                        ticket.with(
                                new TicketState.Failed(
                                        restoring.proposal(), restoring.approvals(), reason)));
        desk.record(
                failed,
                Actor.portal(),
                (restoring.proposal().handOver()
                                ? "Laying it ready failed: "
                                : "The restore failed: ")
                        + reason,
                "failed",
                What.FAILED,
                reason);
    }
}
