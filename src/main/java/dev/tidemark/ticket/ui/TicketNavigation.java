package dev.tidemark.ticket.ui;

import dev.tidemark.account.CurrentActor;
import dev.tidemark.webui.Navigation;
import dev.tidemark.webui.TideIcon;
import java.util.List;
import org.springframework.stereotype.Component;

/** The queue for the hosting team, the own tickets for customers. */
@Component
class TicketNavigation implements Navigation {
    private static final int SUPPORT = 5;

    private final CurrentActor current;

    TicketNavigation(CurrentActor current) {
        this.current = current;
    }

    @Override
    public List<Section> sections() {
        return current.get().isStaff()
                ? List.of(
                        new Section(
                                SUPPORT,
                                "Support",
                                List.of(Item.page("Queue", "support/queue", TideIcon.TICKET))))
                : List.of(
                        new Section(
                                0,
                                null,
                                List.of(Item.page("Tickets", "tickets", TideIcon.TICKET))));
    }
}
