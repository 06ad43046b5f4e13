package dev.tidemark.activity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UIDetachedException;
import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityFeed;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Keeps a page up to date with the activities it is about, while somebody looks at it. */
public final class LiveActivities {
    private LiveActivities() {}

    /**
     * Call it once, when the page is built.
     *
     * @param about which activities the page wants to hear of
     * @param changed on the page's thread, after each change of one of them
     */
    public static void follow(
            Component owner,
            ActivityFeed feed,
            Predicate<Activity> about,
            Consumer<Activity> changed) {
        owner.addAttachListener(attach -> {
            var ui = attach.getUI();
            var end =
                    feed.subscribe(change -> {
                        if (about.test(change.activity())) {
                            tell(() -> ui.access(() -> changed.accept(change.activity())));
                        }
                    });
            owner.addDetachListener(detach -> {
                end.run();
                detach.unregisterListener();
            });
        });
    }

    private static void tell(Runnable access) {
        try {
            access.run();
        } catch (UIDetachedException left) {
            // the reader has left between the change and now
        }
    }
}
