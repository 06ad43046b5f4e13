package dev.tidemark.activity.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityFeed;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Activities as a list of two lines each, running ones with their progress; each changes in place.
 */
public class ActivityItems extends UnorderedList {
    private final Function<Activity, Times> times;
    private final Map<ActivityId, ListItem> items = new HashMap<>();

    /**
     * @param times in whose zone an activity's time is shown
     */
    public ActivityItems(Function<Activity, Times> times) {
        this.times = times;
        addClassName("feed");
    }

    public void show(List<Activity> activities) {
        removeAll();
        items.clear();
        append(activities);
    }

    public void append(List<Activity> activities) {
        for (var activity : activities) {
            var item = new ListItem();
            fill(item, activity);
            items.put(activity.id(), item);
            add(item);
        }
    }

    /**
     * Shows changes of what is in the list.
     *
     * @param about which activities may be in the list at all; asked on the feed's thread
     * @param appeared an activity that is not in the list and that the reader may see
     */
    public void follow(
            ActivityFeed feed,
            Predicate<Activity> about,
            Predicate<Activity> visible,
            Runnable appeared) {
        var foreign = new HashSet<ActivityId>();
        LiveActivities.follow(
                this,
                feed,
                about,
                activity -> {
                    var item = items.get(activity.id());
                    if (item != null) {
                        item.removeAll();
                        fill(item, activity);
                    } else if (!foreign.contains(activity.id())) {
                        if (visible.test(activity)) {
                            appeared.run();
                        } else {
                            foreign.add(activity.id());
                        }
                    }
                });
    }

    private void fill(ListItem item, Activity activity) {
        var label = ActivityStates.feed(activity);
        var icon = new Span(label.icon().create());
        icon.addClassNames("feed-icon", label.tone().className());
        var title = new Anchor("activities/" + activity.id(), activity.title());
        title.addClassNames("feed-title", "strong");
        var text = new Div(title);
        text.add(Words.forReaders(", " + label.text()));
        var body = new Div(text);
        if (activity.state().isOver()) {
            body.add(new Div(new Words(second(activity)).styled("secondary", "small")));
        } else {
            body.add(new ActivityProgress(activity));
        }
        var when = new Span(times.apply(activity).moment(activity.queuedAt()));
        when.addClassName("feed-when");
        item.add(icon, body, when);
    }

    private static String second(Activity activity) {
        var reason = activity.reason();
        if (reason != null) {
            return firstSentence(reason);
        }
        var start = activity.startedAt();
        var end = activity.endedAt();
        var by = "By " + activity.actorName();
        return start == null || end == null
                ? by
                : by + ", took " + Times.duration(Duration.between(start, end));
    }

    private static String firstSentence(String reason) {
        var end = reason.indexOf(". ");
        return end < 0 ? reason : reason.substring(0, end + 1);
    }
}
