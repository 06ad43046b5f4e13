package dev.tidemark.activity.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityFeed;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.EmptyState;
import dev.tidemark.webui.EnvironmentPages;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.Times;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened, newest first: in all environments that one sees, or in one. */
@Route(value = "activities", layout = MainLayout.class)
@RouteAlias(value = "environments/:environmentId/activities", layout = MainLayout.class)
@PermitAll
public class ActivityListView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final int PAGE = 30;

    private final ActivityService activities;
    private final ActivityFeed feed;
    private final CurrentActor current;
    private final EnvironmentPages environments;
    private final Button more = Buttons.quiet("Show older ones", this::showMore);
    private @Nullable EnvironmentId environment;
    private final EmptyState empty =
            new EmptyState(
                    "Nothing happened yet",
                    "Every backup, restore and undo will be listed here, with its log.");
    private final Map<EnvironmentId, ZoneId> zones = new HashMap<>();
    private ActivityItems items;
    private int loaded;

    ActivityListView(
            ActivityService activities,
            ActivityFeed feed,
            CurrentActor current,
            EnvironmentPages environments) {
        this.activities = activities;
        this.feed = feed;
        this.current = current;
        this.environments = environments;
        items = new ActivityItems(activity -> Times.in(ZoneId.of("UTC")));
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        environment =
                event.getRouteParameters()
                        .get("environmentId")
                        .map(EnvironmentId::new)
                        .orElse(null);
        removeAll();
        add(
                environment == null
                        ? new PageHeader("Activity")
                                .second(
                                        new Div(
                                                "Every backup, restore and undo, with who asked for it and what came of it."))
                        : environments.header(environment, EnvironmentTab.ACTIVITY));
        items = new ActivityItems(this::times);
        var panel = new Panel("What happened");
        add(panel.flush().content(items, empty, more));
        reload();
        var only = environment;
        items.follow(
                feed,
                activity -> only == null || only.equals(activity.environment()),
                this::sees,
                this::reload);
    }

    private Times times(Activity activity) {
        return Times.in(zones.computeIfAbsent(activity.environment(), environments::zone));
    }

    private boolean sees(Activity activity) {
        try {
            activities.find(current.get(), activity.id());
            return true;
        } catch (NothingHere foreign) {
            return false;
        }
    }

    private void reload() {
        loaded = 0;
        items.show(List.of());
        showMore();
    }

    private void showMore() {
        var next = activities.recent(current.get(), environment, loaded, PAGE);
        loaded += next.size();
        zones.putAll(environments.zones(next.stream().map(Activity::environment).toList()));
        items.append(next);
        items.setVisible(loaded > 0);
        empty.setVisible(loaded == 0);
        more.setVisible(next.size() == PAGE);
    }

    @Override
    public String getPageTitle() {
        return (environment == null ? "Activity" : "Activity of " + environments.title(environment))
                + " · Tidemark";
    }
}
