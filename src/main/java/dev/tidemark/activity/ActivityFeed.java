package dev.tidemark.activity;

import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Tells pages of this node which activities changed, on whatever node the work runs, about once a second. */
@Component
public class ActivityFeed {
    /**
     * The listener is called on a thread of the feed and must be quick; a page goes through {@code ui.access}.
     *
     * @return ends the subscription
     */
    public Runnable subscribe(Consumer<Change> listener) {
        throw new UnsupportedOperationException();
    }

    /** An activity that changed. */
    public record Change(Activity activity) {}
}
