package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UIDetachedException;
import dev.tidemark.ticket.TicketFeed;
import dev.tidemark.ticket.TicketNumber;
import java.util.function.Predicate;

/** Keeps a page up to date with the tickets it is about, while somebody looks at it. */
final class LiveTickets {
    private LiveTickets() {}

    static void follow(
            Component owner, TicketFeed feed, Predicate<TicketNumber> about, Runnable changed) {
        owner.addAttachListener(attach -> {
            var ui = attach.getUI();
            var end =
                    feed.subscribe(number -> {
                        if (about.test(number)) {
                            try {
                                ui.access(changed::run);
                            } catch (UIDetachedException left) {
                                // the reader has left between the change and now
                            }
                        }
                    });
            owner.addDetachListener(detach -> {
                end.run();
                detach.unregisterListener();
            });
        });
    }
}
