package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.tidemark.ticket.Approval;
import dev.tidemark.ticket.Ticket;
import dev.tidemark.ticket.TicketState;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.util.List;
import java.util.stream.Collectors;

/** Where a ticket is, as a line of steps. */
class TicketSteps extends OrderedList {
    private final Times times;

    TicketSteps(Ticket ticket, Times times) {
        this.times = times;
        addClassName("line-steps");
        getElement().setAttribute("aria-label", "Where the request is");
        var handOver = ticket.state().proposed() != null && ticket.state().proposed().handOver();
        var names =
                List.of(
                        "Filed",
                        "Investigated",
                        "Approved",
                        handOver ? "Laid ready" : "Restoring",
                        handOver ? "Handed over" : "Restored",
                        "Confirmed");
        var now = place(ticket.state());
        for (int i = 0; i < names.size(); i++) {
            add(step(i, names.get(i), now, ticket));
        }
    }

    /** The step that is under way; one beyond the last when all is done. */
    private static int place(TicketState state) {
        return switch (state) {
            case TicketState.Filed filed -> 1;
            case TicketState.Investigating investigating -> 1;
            case TicketState.Waiting waiting -> 1;
            case TicketState.NeedsApproval needs -> 2;
            case TicketState.Refused refused -> 2;
            case TicketState.Withdrawn withdrawn -> 1;
            case TicketState.Approved approved -> 3;
            case TicketState.Restoring restoring -> 3;
            case TicketState.Failed failed -> 3;
            case TicketState.Restored restored -> 5;
            case TicketState.Confirmed confirmed -> 6;
        };
    }

    private ListItem step(int index, String name, int now, Ticket ticket) {
        var state = ticket.state();
        var stopped =
                index == now
                        && (state instanceof TicketState.Refused
                                || state instanceof TicketState.Withdrawn
                                || state instanceof TicketState.Failed);
        var mark = new Span();
        mark.addClassName("step-mark");
        if (index < now) {
            mark.add(TideIcon.TICK.create());
        } else if (stopped) {
            mark.add(TideIcon.CROSS.create());
        } else {
            mark.setText(Integer.toString(index + 1));
        }
        var item =
                new ListItem(
                        mark,
                        new Words().strong(stopped ? stopName(state) : name),
                        new Span(detail(index, now, ticket)),
                        Words.forReaders(
                                index < now ? ", done" : index == now ? ", now" : ", not yet"));
        if (index < now) {
            item.addClassName("done");
        } else if (stopped) {
            item.addClassName("failed");
        } else if (index == now) {
            item.addClassName("now");
            item.getElement().setAttribute("aria-current", "step");
            item.setClassName("going-home", state instanceof TicketState.Restoring);
        }
        return item;
    }

    private static String stopName(TicketState state) {
        return switch (state) {
            case TicketState.Refused refused -> "Refused";
            case TicketState.Withdrawn withdrawn -> "Withdrawn";
            default -> "Failed";
        };
    }

    private String detail(int index, int now, Ticket ticket) {
        var state = ticket.state();
        return switch (index) {
            case 0 -> times.moment(ticket.filedAt());
            case 1 ->
                    ticket.assignee() == null
                            ? "not taken yet"
                            : "with " + ticket.assignee().name();
            case 2 ->
                    state.approvedBy().isEmpty()
                            ? ""
                            : state.approvedBy().stream()
                                    .map(Approval::by)
                                    .map(by -> by.name())
                                    .collect(Collectors.joining(", "));
            case 3 ->
                    state instanceof TicketState.Approved approved && approved.start() != null
                            ? "starts "
                                    + Times.in(approved.start().zone())
                                            .within(approved.start().at())
                            : "";
            case 5 ->
                    state instanceof TicketState.Restored restored
                            ? "by you, until " + times.within(restored.closesAt())
                            : now > 5 ? "" : "within 7 days";
            default -> "";
        };
    }
}
