package dev.tidemark.activity.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityFeed;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.StateBadge;
import org.jspecify.annotations.Nullable;

/** The operation that runs in an environment now, if there is one; appears and goes by itself. */
public class RunningActivity extends Div {
    private @Nullable ActivityId shown;
    private @Nullable StateBadge badge;
    private @Nullable ActivityProgress progress;

    /**
     * @param over when an operation of the environment has ended
     */
    public RunningActivity(
            EnvironmentId environment,
            ActivityService activities,
            ActivityFeed feed,
            CurrentActor current,
            Runnable over) {
        setVisible(false);
        activities.running(current.get(), environment).ifPresent(this::show);
        LiveActivities.follow(
                this,
                feed,
                activity -> activity.environment().equals(environment),
                activity -> {
                    if (activity.state().isOver()) {
                        end(activity);
                        over.run();
                    } else {
                        show(activity);
                    }
                });
    }

    private void show(Activity activity) {
        if (!activity.id().equals(shown) || progress == null || badge == null) {
            begin(activity);
        } else {
            progress.show(activity);
            badge.show(ActivityStates.feed(activity).saying(word(activity)));
        }
    }

    private void begin(Activity activity) {
        shown = activity.id();
        badge = ActivityStates.feed(activity).saying(word(activity)).badge();
        progress = new ActivityProgress(activity);
        var title = new Div(new H3(activity.title()), badge);
        title.addClassNames("row", "wrap");
        var line = new Div(title, new Anchor("activities/" + activity.id(), "Watch"));
        line.addClassNames("row", "between");
        var content = new Div(line, progress);
        content.addClassNames("stack", "tight");
        removeAll();
        add(new Panel().content(content));
        setVisible(true);
    }

    private void end(Activity activity) {
        if (activity.id().equals(shown)) {
            shown = null;
            removeAll();
            setVisible(false);
        }
    }

    private static String word(Activity activity) {
        var word = ActivityStates.label(activity.state()).text();
        var fraction = activity.progress().fraction();
        return fraction == null ? word : word + " " + Sizes.percent(fraction);
    }
}
