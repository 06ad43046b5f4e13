package dev.tidemark.activity.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityFeed;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.webui.EnvironmentPages;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.StateBadge;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One operation: its steps, how far it is, its log. Leaving and coming back loses nothing. */
@Route(value = "activities/:activityId", layout = MainLayout.class)
@PermitAll
public class ActivityView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final ActivityService activities;
    private final ActivityFeed feed;
    private final CurrentActor current;
    private final EnvironmentPages environments;
    private String title = "Activity";

    ActivityView(
            ActivityService activities,
            ActivityFeed feed,
            CurrentActor current,
            EnvironmentPages environments) {
        this.activities = activities;
        this.feed = feed;
        this.current = current;
        this.environments = environments;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = new ActivityId(event.getRouteParameters().get("activityId").orElseThrow());
        show(activities.find(current.get(), id));
    }

    private void show(Activity activity) {
        removeAll();
        var times = Times.in(environments.zone(activity.environment()));
        title = activity.title();
        var badge = new StateBadge(ActivityStates.feed(activity));
        var header =
                new PageHeader(activity.title())
                        .crumbs(
                                environments.way(
                                        activity.environment(),
                                        EnvironmentTab.ACTIVITY,
                                        activity.title()))
                        .badges(badge)
                        .second(second(activity, times));
        var subject = subject(activity);
        if (subject != null) {
            header.actions(subject);
        }
        var outcome = new Div();
        showOutcome(outcome, activity);
        var progress = new ActivityProgress(activity);
        progress.setVisible(!activity.state().isOver());
        var steps = new ActivitySteps(activity, times);
        steps.show(activity, activities.steps(current.get(), activity.id()));
        var log = new ActivityLog(activity.id(), activities, current, times);
        var content = new Div(progress, steps);
        content.addClassNames("stack", "wide");
        add(header, outcome, new Panel("Steps").content(content), log);
        LiveActivities.follow(
                log,
                feed,
                change -> change.id().equals(activity.id()),
                change -> {
                    badge.show(ActivityStates.feed(change));
                    header.second(second(change, times));
                    progress.show(change);
                    progress.setVisible(!change.state().isOver());
                    steps.show(change, activities.steps(current.get(), change.id()));
                    log.more();
                    showOutcome(outcome, change);
                });
    }

    private static void showOutcome(Div place, Activity activity) {
        place.removeAll();
        var reason = activity.reason();
        if (reason != null) {
            place.add(Note.bad(new Words(reason)));
        }
        place.setVisible(reason != null);
    }

    private static @Nullable Anchor subject(Activity activity) {
        return switch (activity.kind()) {
            case BACKUP ->
                    new Anchor(
                            EnvironmentTab.BACKUPS.path(activity.environment())
                                    + "/"
                                    + activity.subjectId(),
                            "Show the backup");
            case RESTORE, UNDO, RESOLVE ->
                    new Anchor("restores/" + activity.subjectId(), "Show the restore");
            case BACKUP_DELETE, CLEAN_UP, MAINTENANCE, ENVIRONMENT_DELETE, HAND_OVER -> null;
        };
    }

    private static Words second(Activity activity, Times times) {
        var words = new Words();
        var start = activity.startedAt();
        var end = activity.endedAt();
        if (start == null) {
            words.text("Asked for " + times.seconds(activity.queuedAt()));
        } else {
            words.text("Started " + times.seconds(start));
        }
        words.text(" by " + activity.actorName());
        if (start != null && end != null) {
            words.text(" · took " + Times.duration(Duration.between(start, end)));
        }
        if (activity.attempt() > 1) {
            words.text(
                    " · attempt %d, taken over from another worker".formatted(activity.attempt()));
        }
        return words.text(" · ").code(activity.id().value());
    }

    @Override
    public String getPageTitle() {
        return title + " · Tidemark";
    }
}
