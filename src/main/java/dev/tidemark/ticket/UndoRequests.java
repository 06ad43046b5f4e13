package dev.tidemark.ticket;

import dev.tidemark.account.Actor;
import dev.tidemark.base.Decision;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.restore.Restore;
import dev.tidemark.restore.RestoreId;
import dev.tidemark.restore.RestoreService;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Undoing by staff what a ticket restored: one asks, others approve, as many as the restore itself
 * needed. What a customer restored alone, the customer undoes.
 */
@Service
public class UndoRequests {
    private static final int LONGEST = 2000;

    private final Desk desk;
    private final Tickets tickets;
    private final UndoRows rows;
    private final RestoreService restores;

    UndoRequests(Desk desk, Tickets tickets, UndoRows rows, RestoreService restores) {
        this.desk = desk;
        this.tickets = tickets;
        this.rows = rows;
        this.restores = restores;
    }

    /** The ticket's newest restore that could be undone now. */
    public Optional<Restore> undoable(Actor actor, TicketNumber number) {
        desk.find(actor, number);
        return tickets.restores(number).reversed().stream()
                .filter(id -> restores.undoPossible(actor, id).isAllowed())
                .findFirst()
                .map(id -> restores.find(actor, id));
    }

    /** What was asked for it, if anything. */
    public Optional<UndoRequest> of(Actor actor, RestoreId restore) {
        restores.find(actor, restore);
        return rows.find(restore);
    }

    public int approvalsNeeded(Actor actor, TicketNumber number) {
        return desk.approvals(desk.find(actor, number));
    }

    public Decision mayAsk(Actor actor, TicketNumber number) {
        return desk.may(actor, desk.find(actor, number), TicketVerb.ASK_UNDO);
    }

    /**
     * @param words why, for those who approve
     */
    @Transactional
    public void ask(Actor actor, RestoreId restore, String words) {
        var ticket = desk.open(actor, number(restore), TicketVerb.ASK_UNDO);
        restores.undoPossible(actor, restore).orRefuse();
        var why = words.strip();
        if (why.isEmpty() || why.length() > LONGEST) {
            throw new Refused(
                    "Say why, in at most %,d letters. Nothing was asked.".formatted(LONGEST));
        }
        var by = Who.of(actor);
        if (!rows.insert(
                new UndoRequest(
                        restore, ticket.number(), by, why, desk.now(), java.util.List.of()))) {
            throw new Refused("Somebody asked for it already. It waits for an approval.");
        }
        desk.record(
                ticket,
                actor,
                "%s asks to undo the restore: %s".formatted(actor.name(), why),
                "undo-asked",
                null,
                null);
    }

    public Decision mayApprove(Actor actor, RestoreId restore) {
        var request = rows.find(restore).orElseThrow(NothingHere::new);
        var may = desk.may(actor, desk.find(actor, request.ticket()), TicketVerb.APPROVE_UNDO);
        if (!may.isAllowed()) {
            return may;
        }
        if (request.askedBy().is(actor)) {
            return Decision.no("You asked for it. Somebody else has to approve it.");
        }
        // One that failed to run is begun again by any approver.
        return request.approvals().size() < approvalsNeeded(actor, request.ticket())
                        && request.approvals().stream().anyMatch(by -> by.is(actor))
                ? Decision.no("You approved it already. It needs somebody else too.")
                : Decision.allowed();
    }

    /** With the last approval that it needs it begins. */
    @Transactional
    public void approve(Actor actor, RestoreId restore) {
        var ticket = desk.open(actor, number(restore), TicketVerb.APPROVE_UNDO);
        mayApprove(actor, restore).orRefuse();
        rows.approve(restore, Who.of(actor), desk.now());
        desk.record(
                ticket,
                actor,
                "%s approved the undo".formatted(actor.name()),
                "undo-approved",
                null,
                null);
        var request = rows.find(restore).orElseThrow();
        if (request.approvals().size() >= desk.approvals(ticket)) {
            restores.undoApproved(actor, restore);
        }
    }

    private TicketNumber number(RestoreId restore) {
        return tickets.ofRestore(restore).orElseThrow(NothingHere::new);
    }
}
