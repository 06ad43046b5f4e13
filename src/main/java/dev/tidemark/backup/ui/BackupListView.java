package dev.tidemark.backup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityFeed;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.activity.ActivityState;
import dev.tidemark.activity.ui.LiveActivities;
import dev.tidemark.activity.ui.RunningActivity;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupFilter;
import dev.tidemark.backup.BackupId;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.BackupState;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import dev.tidemark.plan.PlanService;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.EmptyState;
import dev.tidemark.webui.EnvironmentPages;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Timeline;
import dev.tidemark.webui.Times;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The backups of an environment: the few facts, what runs, the timeline, the list. */
@Route(value = "environments/:environmentId/backups", layout = MainLayout.class)
@PermitAll
public class BackupListView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final BackupService backups;
    private final PlanService plans;
    private final ActivityService activities;
    private final ActivityFeed feed;
    private final CurrentActor current;
    private final EnvironmentPages environments;
    private final BackupActions actions;
    private final BackupTimeline timelines;
    private final Map<ActivityId, ActivityState> seen = new HashMap<>();
    private String title = "Backups";

    BackupListView(
            BackupService backups,
            PlanService plans,
            ActivityService activities,
            ActivityFeed feed,
            CurrentActor current,
            EnvironmentPages environments,
            BackupActions actions,
            BackupTimeline timelines) {
        this.backups = backups;
        this.plans = plans;
        this.activities = activities;
        this.feed = feed;
        this.current = current;
        this.environments = environments;
        this.actions = actions;
        this.timelines = timelines;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var environment =
                new EnvironmentId(event.getRouteParameters().get("environmentId").orElseThrow());
        removeAll();
        add(new Content(environment, event.getLocation().getQueryParameters()));
        title = "Backups of " + environments.title(environment);
    }

    @Override
    public String getPageTitle() {
        return title + " · Tidemark";
    }

    /** The page for one environment. */
    private final class Content extends Div {
        private final EnvironmentId environment;
        private final Times times;
        private final Div head = new Div();
        private final Div facts = new Div();
        private final Timeline timeline = new Timeline();
        private final Div picked = new Div();
        private final BackupGrid grid;
        private final BackupFilters filters;
        private final Div list = new Div();
        private final Span counts = new Span();
        private @Nullable String selected;

        Content(EnvironmentId environment, QueryParameters address) {
            this.environment = environment;
            addClassNames("stack", "wide");
            times = Times.in(environments.zone(environment));
            grid = new BackupGrid(times, actions, this::refresh);
            filters = new BackupFilters(BackupFilters.from(address), this::filtered);
            selected = address.getSingleParameter("backup").orElse(null);
            grid.setItems(
                    query ->
                            backups
                                    .list(
                                            current.get(),
                                            environment,
                                            filters.filter(),
                                            query.getOffset(),
                                            query.getLimit())
                                    .stream(),
                    query -> backups.count(current.get(), environment, filters.filter()));
            counts.addClassNames("secondary", "small");
            add(
                    head,
                    facts,
                    new RunningActivity(environment, activities, feed, current, () -> {}),
                    timelinePanel(),
                    listPanel());
            refresh();
            LiveActivities.follow(
                    this,
                    feed,
                    activity -> activity.environment().equals(environment),
                    this::changed);
        }

        private Component timelinePanel() {
            var heading = new Div(new H2("Recovery timeline"));
            heading.addClassName("panel-title");
            timeline.add(heading);
            timeline.select(selected);
            timeline.addSelectListener(selection -> {
                selected = selection.id();
                showPicked();
                remember();
            });
            var panel = new Panel().flush();
            panel.show(timeline, picked);
            return panel;
        }

        private Component listPanel() {
            var panel = new Panel("Backups", filters).hint(counts).flush();
            panel.show(list);
            return panel;
        }

        /** Progress alone changes nothing here; the running card shows it. */
        private void changed(Activity activity) {
            if (seen.put(activity.id(), activity.state()) != activity.state()) {
                refresh();
            }
        }

        private void refresh() {
            var take = Buttons.primary("Take backup", TideIcon.PLUS, this::askToTake);
            var header = environments.header(environment, EnvironmentTab.BACKUPS);
            var may = actions.mayTake(environment);
            header.actions(
                    PageHeader.withReason(
                            take, may, actions.release(environment, may, this::refresh)));
            actions.request(environment)
                    .ifPresent(path ->
                            header.addAction(
                                    Buttons.plain(
                                            "Request a restore",
                                            TideIcon.TURN,
                                            () -> getUI().ifPresent(ui -> ui.navigate(path)))));
            head.removeAll();
            head.add(header);
            facts.removeAll();
            var terms = plans.of(current.get(), environment);
            facts.add(new BackupFacts(backups, terms, current.get(), times));
            timeline.show(timelines.of(current.get(), environment, times));
            showPicked();
            showList();
        }

        private void askToTake() {
            actions.askToTake(environment, this::refresh);
        }

        private void showList() {
            var filter = filters.filter();
            var all = backups.count(current.get(), environment, BackupFilter.NONE);
            var shown = backups.count(current.get(), environment, filter);
            counts.setText(BackupFacts.counts(backups, current.get(), environment));
            filters.setVisible(all > 0);
            list.removeAll();
            if (all == 0 && filter.equals(BackupFilter.NONE)) {
                list.add(empty());
            } else if (shown == 0) {
                list.add(
                        new EmptyState(
                                "No backup matches the filter",
                                "There are %d others.".formatted(all),
                                Buttons.plain("Clear filter", filters::clear)));
            } else {
                list.add(grid);
                grid.getDataProvider().refreshAll();
            }
        }

        private Component empty() {
            var may = actions.mayTake(environment);
            if (!may.isAllowed()) {
                return new EmptyState("No backup yet", may.reason());
            }
            return new EmptyState(
                    "No backup yet",
                    BackupFacts.nextRun(plans.of(current.get(), environment), times)
                            .map(run ->
                                    "The first one runs %s. Take one now if you are about to change something."
                                            .formatted(times.within(run)))
                            .orElse(
                                    "Nothing is planned here. Take one before you change something."),
                    Buttons.primary("Take the first backup", TideIcon.PLUS, this::askToTake));
        }

        private void filtered() {
            showList();
            remember();
        }

        private void showPicked() {
            picked.removeAll();
            find(selected)
                    .ifPresent(backup -> picked.add(new PickedBackup(backup, times, actions)));
        }

        private Optional<Backup> find(@Nullable String id) {
            if (id == null) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                                backups.find(current.get(), environment, new BackupId(id)).backup())
                        .filter(backup -> backup.state() != BackupState.DELETED);
            } catch (NothingHere gone) {
                return Optional.empty();
            }
        }

        /** Filter and selection go into the address, so that links and Back work. */
        private void remember() {
            var parameters = new LinkedHashMap<String, String>();
            var filter = filters.filter();
            if (filter.state() != null) {
                parameters.put("state", BackupStates.key(filter.state()));
            }
            if (filter.origin() != null) {
                parameters.put("origin", BackupStates.key(filter.origin()));
            }
            if (selected != null) {
                parameters.put("backup", selected);
            }
            var query = QueryParameters.simple(parameters).getQueryString();
            var path = EnvironmentTab.BACKUPS.path(environment);
            getUI().ifPresent(ui ->
                    ui.getPage()
                            .getHistory()
                            .replaceState(null, query.isEmpty() ? path : path + "?" + query));
        }
    }
}
