package dev.tidemark.activity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
 * Tells pages of this node which activities changed, on whatever node the work runs, about once a
 * second. It asks the database, and only while a page listens.
 */
@Component
public class ActivityFeed {
    private static final Logger LOG = LoggerFactory.getLogger(ActivityFeed.class);

    /**
     * How late a change may become visible: transactions that commit late, clocks of nodes that
     * differ.
     */
    private static final Duration LATENESS = Duration.ofSeconds(10);

    private final Activities activities;
    private final Clock clock;
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private Map<ActivityId, Long> told = new HashMap<>();

    ActivityFeed(Activities activities, Clock clock) {
        this.activities = activities;
        this.clock = clock;
    }

    /** An activity that changed. */
    public record Change(Activity activity) {}

    /**
     * The listener is called on a thread of the feed and must be quick; a page goes through {@code
     * ui.access}.
     *
     * @return ends the subscription
     */
    public Runnable subscribe(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Scheduled(fixedDelay = 1000)
    void tell() {
        if (listeners.isEmpty()) {
            return;
        }
        Instant since = clock.instant().minus(LATENESS);
        var now = new HashMap<ActivityId, Long>();
        for (var changed : activities.changedSince(since)) {
            var id = changed.activity().id();
            now.put(id, changed.revision());
            if (!Long.valueOf(changed.revision()).equals(told.get(id))) {
                listeners.forEach(listener -> tell(listener, new Change(changed.activity())));
            }
        }
        told = now;
    }

    private static void tell(Consumer<Change> listener, Change change) {
        try {
            listener.accept(change);
        } catch (RuntimeException problem) {
            LOG.warn("A page could not be told of {}", change.activity().id(), problem);
        }
    }
}
