package dev.tidemark.ticket;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells pages of this node which tickets changed, on whatever node that happened, about once a
 * second. It asks the database, and only while a page listens.
 */
@Component
public class TicketFeed {
    private static final Logger LOG = LoggerFactory.getLogger(TicketFeed.class);

    /** Transactions that commit late, clocks of nodes that differ. */
    private static final Duration LATENESS = Duration.ofSeconds(10);

    private final Tickets tickets;
    private final Clock clock;
    private final List<Consumer<TicketNumber>> listeners = new CopyOnWriteArrayList<>();
    private Map<TicketNumber, Long> told = new HashMap<>();

    TicketFeed(Tickets tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    /**
     * The listener is called on a thread of the feed and must be quick; a page goes through {@code
     * ui.access}.
     *
     * @return ends the subscription
     */
    public Runnable subscribe(Consumer<TicketNumber> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Scheduled(fixedDelay = 1000)
    void tell() {
        if (listeners.isEmpty()) {
            return;
        }
        var now = tickets.changedSince(clock.instant().minus(LATENESS));
        now.forEach((number, revision) -> {
            if (!revision.equals(told.get(number))) {
                listeners.forEach(listener -> tell(listener, number));
            }
        });
        told = now;
    }

    private static void tell(Consumer<TicketNumber> listener, TicketNumber number) {
        try {
            listener.accept(number);
        } catch (RuntimeException problem) {
            LOG.warn("A page could not be told of {}", number, problem);
        }
    }
}
