package dev.tidemark.notify;

import dev.tidemark.account.PersonId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells bells of this node about new notices, on whatever node they arose, about every second; it
 * asks the database only while a bell is shown.
 */
@Component
public class NoticeFeed {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeFeed.class);

    /** Transactions that commit late have lower numbers than those already told. */
    private static final long OVERLAP = 200;

    private final Notices notices;
    private final List<Consumer<PersonId>> listeners = new CopyOnWriteArrayList<>();
    private Set<Long> told = new HashSet<>();
    private long last = -1;

    NoticeFeed(Notices notices) {
        this.notices = notices;
    }

    /**
     * @param listener called on a thread of the feed, with whoever has a new notice
     * @return ends the subscription
     */
    public Runnable subscribe(Consumer<PersonId> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Scheduled(fixedDelay = 1000)
    void tell() {
        if (listeners.isEmpty()) {
            return;
        }
        if (last < 0) {
            last = notices.newest();
            notices.since(last - OVERLAP).forEach(row -> told.add(row.id()));
            return;
        }
        var found = notices.since(last - OVERLAP);
        var now = new HashSet<Long>();
        for (var row : found) {
            now.add(row.id());
            last = Math.max(last, row.id());
            if (!told.contains(row.id())) {
                listeners.forEach(listener -> tell(listener, row.person()));
            }
        }
        told = now;
    }

    private static void tell(Consumer<PersonId> listener, PersonId person) {
        try {
            listener.accept(person);
        } catch (RuntimeException problem) {
            LOG.warn("A bell could not be told", problem);
        }
    }
}
