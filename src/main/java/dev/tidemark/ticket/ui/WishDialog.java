package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.base.Refused;
import dev.tidemark.ticket.Draft;
import dev.tidemark.ticket.Ticket;
import dev.tidemark.ticket.TicketService;
import dev.tidemark.ticket.Wish;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.time.LocalDateTime;

/** Another moment or scope, while nothing is decided. */
class WishDialog extends Dialog {
    WishDialog(TicketService tickets, CurrentActor current, Ticket ticket, Times times) {
        setHeaderTitle("Change what you ask for");
        addClassName("restore-dialog");
        var since = ticket.since();
        var draft =
                new Draft(
                        ticket.environment(),
                        ticket.trouble(),
                        ticket.title(),
                        "",
                        since == null ? null : LocalDateTime.ofInstant(since, ticket.zone()),
                        ticket.zone(),
                        since == null,
                        ticket.severity(),
                        ticket.wish().backup(),
                        ticket.wish().backup() == null,
                        ticket.wish().scope());
        var step = new MomentStep(draft, tickets.points(current.get(), draft), times);
        var trouble = new Div();
        var body = new Div(step, trouble);
        body.addClassName("restore-main");
        add(body);
        getFooter()
                .add(
                        Buttons.plain("Cancel", this::close),
                        Buttons.primary(
                                "Ask for this",
                                TideIcon.TICK,
                                () -> {
                                    try {
                                        var answered = step.answered();
                                        tickets.changeWish(
                                                current.get(),
                                                ticket.number(),
                                                new Wish(answered.backup(), answered.scope()));
                                        close();
                                    } catch (Refused refused) {
                                        trouble.removeAll();
                                        trouble.add(Note.warn(new Words(refused.reason())));
                                    }
                                }));
    }
}
