package dev.tidemark.ticket;

import dev.tidemark.account.Actor;
import dev.tidemark.account.StaffRole;
import dev.tidemark.base.Decision;
import dev.tidemark.ticket.TicketState.Kind;
import java.util.EnumSet;
import java.util.Set;

/** Who may do what with a ticket, and in which states: over records alone. */
final class TicketRules {
    private TicketRules() {}

    /**
     * @param mayAsk the right to ask for a restore in the ticket's environment
     * @param sees whether the environment is visible
     */
    record Reader(Actor actor, boolean sees, boolean mayAsk) {
        private boolean has(StaffRole role) {
            return actor.staff().contains(role);
        }
    }

    /** First the person, then the state. */
    static Decision may(Ticket ticket, Reader reader, TicketVerb verb, StaffRole carriesOut) {
        var person = mayEver(ticket, reader, verb, carriesOut);
        return person.isAllowed() ? inState(ticket, verb) : person;
    }

    private static Decision mayEver(
            Ticket ticket, Reader reader, TicketVerb verb, StaffRole carriesOut) {
        return switch (verb) {
            case SEE -> only(reader.sees(), "It is not yours.");
            case WRITE ->
                    only(
                            reader.mayAsk() || reader.actor().isStaff(),
                            "Only those who may ask for a restore here, and the hosting team, write.");
            case FETCH ->
                    only(
                            reader.mayAsk(),
                            "Only the customer's people with the right to ask for a restore fetch its data.");
            case ASK_UNDO -> only(reader.has(StaffRole.SUPPORT), "Only support asks for an undo.");
            case APPROVE_UNDO -> mayApproveUndo(ticket, reader);
            case CHANGE_WISH, WITHDRAW, CONFIRM, REOPEN ->
                    only(
                            reader.mayAsk(),
                            "Only the customer's people with the right to ask for a restore do this.");
            case TAKE, PASS_ON, ASK, PROPOSE ->
                    only(reader.has(StaffRole.SUPPORT), "Only support investigates tickets.");
            case NOTE -> only(reader.actor().isStaff(), "Notes are for the hosting team.");
            case REFUSE ->
                    only(
                            reader.has(StaffRole.SUPPORT) || reader.has(StaffRole.APPROVER),
                            "Only support and approvers refuse a request.");
            case APPROVE -> mayApprove(ticket, reader);
            case CARRY_OUT, SCHEDULE -> mayCarryOut(ticket, reader, carriesOut);
        };
    }

    /** Four eyes: neither filed nor proposed it. */
    private static Decision mayApprove(Ticket ticket, Reader reader) {
        if (!reader.has(StaffRole.APPROVER)) {
            return Decision.no("Only approvers decide on a restore.");
        }
        if (ticket.filedBy().is(reader.actor())) {
            return Decision.no("You filed this ticket. Somebody else has to approve it.");
        }
        var proposal = ticket.state().proposed();
        if (proposal != null && proposal.by().is(reader.actor())) {
            return Decision.no("You proposed this. Somebody else has to approve it.");
        }
        if (ticket.state() instanceof TicketState.NeedsApproval needs
                && needs.approvals().stream()
                        .anyMatch(approval -> approval.by().is(reader.actor()))) {
            return Decision.no("You approved it already. It needs somebody else too.");
        }
        return Decision.allowed();
    }

    private static Decision mayApproveUndo(Ticket ticket, Reader reader) {
        if (!reader.has(StaffRole.APPROVER)) {
            return Decision.no("Only approvers decide on an undo.");
        }
        return ticket.filedBy().is(reader.actor())
                ? Decision.no("You filed this ticket. Somebody else has to approve its undo.")
                : Decision.allowed();
    }

    private static Decision mayCarryOut(Ticket ticket, Reader reader, StaffRole carriesOut) {
        var proposal = ticket.state().proposed();
        var needed = proposal != null && proposal.outage() ? StaffRole.OPERATOR : carriesOut;
        return only(
                reader.has(needed),
                switch (needed) {
                    case SUPPORT -> "Only support carries this out.";
                    case APPROVER -> "In this plan approvers carry it out.";
                    case OPERATOR ->
                            proposal != null && proposal.outage()
                                    ? "Only operators carry out a restore for a region's outage."
                                    : "In this plan operators carry it out.";
                });
    }

    private static Decision only(boolean allowed, String reason) {
        return allowed ? Decision.allowed() : Decision.no(reason);
    }

    private static Decision inState(Ticket ticket, TicketVerb verb) {
        return statesOf(verb).contains(ticket.state().kind())
                ? Decision.allowed()
                : Decision.no(words(ticket));
    }

    /** In which states a verb makes sense. */
    static Set<Kind> statesOf(TicketVerb verb) {
        return switch (verb) {
            case SEE, NOTE, FETCH, ASK_UNDO, APPROVE_UNDO -> EnumSet.allOf(Kind.class);
            case WRITE -> EnumSet.complementOf(EnumSet.of(Kind.WITHDRAWN, Kind.CONFIRMED));
            case CHANGE_WISH ->
                    EnumSet.of(Kind.FILED, Kind.INVESTIGATING, Kind.WAITING, Kind.FAILED);
            case WITHDRAW ->
                    EnumSet.of(
                            Kind.FILED,
                            Kind.INVESTIGATING,
                            Kind.WAITING,
                            Kind.NEEDS_APPROVAL,
                            Kind.APPROVED,
                            Kind.FAILED);
            case CONFIRM -> EnumSet.of(Kind.RESTORED);
            case REOPEN -> EnumSet.of(Kind.RESTORED, Kind.REFUSED);
            case TAKE -> EnumSet.of(Kind.FILED);
            case PASS_ON ->
                    EnumSet.of(
                            Kind.INVESTIGATING,
                            Kind.WAITING,
                            Kind.NEEDS_APPROVAL,
                            Kind.APPROVED,
                            Kind.RESTORING,
                            Kind.RESTORED,
                            Kind.FAILED);
            case ASK -> EnumSet.of(Kind.INVESTIGATING, Kind.WAITING, Kind.FAILED);
            case PROPOSE ->
                    EnumSet.of(
                            Kind.INVESTIGATING,
                            Kind.WAITING,
                            Kind.NEEDS_APPROVAL,
                            Kind.APPROVED,
                            Kind.FAILED);
            case REFUSE ->
                    EnumSet.of(Kind.INVESTIGATING, Kind.WAITING, Kind.NEEDS_APPROVAL, Kind.FAILED);
            case APPROVE -> EnumSet.of(Kind.NEEDS_APPROVAL);
            case CARRY_OUT, SCHEDULE -> EnumSet.of(Kind.APPROVED);
        };
    }

    /** Why nothing more can be done in this state, and who was quicker. */
    private static String words(Ticket ticket) {
        var number = ticket.number();
        return switch (ticket.state()) {
            case TicketState.Filed filed ->
                    "Nobody has taken %s yet. Take it first.".formatted(number);
            case TicketState.Investigating investigating ->
                    "%s is being investigated.".formatted(number);
            case TicketState.Waiting waiting ->
                    "%s waits for the customer's answer.".formatted(number);
            case TicketState.NeedsApproval needs -> "%s waits for an approval.".formatted(number);
            case TicketState.Approved approved ->
                    "%s approved %s already."
                            .formatted(approved.approvals().getLast().by().name(), number);
            case TicketState.Refused refused ->
                    "%s refused %s already.".formatted(refused.by().name(), number);
            case TicketState.Withdrawn withdrawn ->
                    "%s withdrew %s.".formatted(withdrawn.by().name(), number);
            case TicketState.Restoring restoring ->
                    "The restore of %s is running already.".formatted(number);
            case TicketState.Restored restored -> "%s has been carried out.".formatted(number);
            case TicketState.Failed failed ->
                    "The restore of %s has failed; it needs a new proposal.".formatted(number);
            case TicketState.Confirmed confirmed -> "%s is closed.".formatted(number);
        };
    }
}
