package dev.tidemark.backup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityFeed;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.activity.ActivityState;
import dev.tidemark.activity.ui.ActivityItems;
import dev.tidemark.activity.ui.LiveActivities;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.environment.EnvironmentRow;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.webui.EmptyState;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Am I safe? One sentence, then each environment, then what happened lately. */
@Route(value = "", layout = MainLayout.class)
@PageTitle("Home · Tidemark")
@PermitAll
public class HomeView extends Div implements BeforeEnterObserver {
    private static final int LATELY = 8;
    private static final int SEARCHED = 40;

    private final EnvironmentOverviews overviews;
    private final EnvironmentService environments;
    private final ActivityService activities;
    private final ActivityFeed feed;
    private final CurrentActor current;
    private final Div content = new Div();
    private final Map<ActivityId, ActivityState> seen = new HashMap<>();
    private volatile Set<EnvironmentId> shown = Set.of();

    HomeView(
            EnvironmentOverviews overviews,
            EnvironmentService environments,
            ActivityService activities,
            ActivityFeed feed,
            CurrentActor current) {
        this.overviews = overviews;
        this.environments = environments;
        this.activities = activities;
        this.feed = feed;
        this.current = current;
        addClassName("page");
        content.addClassNames("stack", "wide");
        add(content);
        LiveActivities.follow(
                this, feed, activity -> shown.contains(activity.environment()), this::changed);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (environments.seesMany(current.get())) {
            event.forwardTo("fleet");
            return;
        }
        show();
    }

    private void changed(Activity activity) {
        if (seen.put(activity.id(), activity.state()) != activity.state()) {
            show();
        }
    }

    private void show() {
        var all = overviews.of(current.get());
        shown = all.stream().map(one -> one.environment().id()).collect(Collectors.toSet());
        content.removeAll();
        if (all.isEmpty()) {
            content.add(new Panel().content(nothingYet()));
            return;
        }
        var why = activities.held(current.get()).keySet();
        var held = all.stream().filter(one -> why.contains(one.environment().id())).toList();
        content.add(
                held.isEmpty() ? new Verdict(all) : new HeldVerdict(held),
                table(all, why),
                lately(all));
    }

    private EmptyState nothingYet() {
        return current.get().isOperator()
                ? new EmptyState(
                        "No environment is connected yet",
                        "Connect the first one: its host, its databases, its files and its code. Its backups appear here.")
                : new EmptyState(
                        "No environment yet",
                        "Your hosting team connects your environments. They appear here with their backups.");
    }

    private static Component table(List<EnvironmentOverview> all, Set<EnvironmentId> held) {
        var organizations =
                all.stream().map(one -> one.environment().organization()).distinct().count();
        var table = new EnvironmentTable();
        all.forEach(
                one -> table.add(one, organizations > 1, held.contains(one.environment().id())));
        var zones =
                all.stream()
                        .map(one -> one.times().zoneName())
                        .distinct()
                        .collect(Collectors.joining(", "));
        return new Panel(
                        "Your environments",
                        legend(),
                        new Anchor("tickets", "Something broke? Request a restore"))
                .flush()
                .content(table)
                .foot(new Words("Times are in " + zones + "."), new Words("Updates by itself"));
    }

    private static Component legend() {
        var legend = new Div(new Words("bar: good backup · cross: failed · dash: none"));
        legend.addClassNames("legend", "no-phone");
        return legend;
    }

    private Component lately(List<EnvironmentOverview> all) {
        var byId =
                all.stream().collect(Collectors.toMap(one -> one.environment().id(), one -> one));
        var recent =
                activities.recent(current.get(), null, 0, SEARCHED).stream()
                        .filter(activity -> byId.containsKey(activity.environment()))
                        .limit(LATELY)
                        .toList();
        var panel = new Panel("Recent activity", new Anchor("activities", "All activity"));
        if (recent.isEmpty()) {
            return panel.content(new Words("Nothing happened yet.").styled("secondary"));
        }
        var items = new ActivityItems(activity -> Times.in(of(byId, activity).zone()));
        items.show(recent);
        items.follow(
                feed,
                activity -> shown.contains(activity.environment()),
                activity -> false,
                () -> {});
        return panel.flush().content(items);
    }

    private static EnvironmentRow of(
            Map<EnvironmentId, EnvironmentOverview> byId, Activity activity) {
        return Objects.requireNonNull(byId.get(activity.environment())).environment();
    }
}
