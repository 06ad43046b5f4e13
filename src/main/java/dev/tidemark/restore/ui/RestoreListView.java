package dev.tidemark.restore.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.activity.ActivityFeed;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.activity.ui.RunningActivity;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.restore.KeptCopies;
import dev.tidemark.restore.Restore;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.EmptyState;
import dev.tidemark.webui.EnvironmentPages;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;

/** The restores of an environment, newest first. */
@Route(value = "environments/:environmentId/restores", layout = MainLayout.class)
@PermitAll
public class RestoreListView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final int PAGE = 30;

    private final RestoreService restores;
    private final KeptCopies kept;
    private final ActivityService activities;
    private final ActivityFeed feed;
    private final CurrentActor current;
    private final EnvironmentPages environments;
    private String title = "Restores";

    RestoreListView(
            RestoreService restores,
            KeptCopies kept,
            ActivityService activities,
            ActivityFeed feed,
            CurrentActor current,
            EnvironmentPages environments) {
        this.restores = restores;
        this.kept = kept;
        this.activities = activities;
        this.feed = feed;
        this.current = current;
        this.environments = environments;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var environment =
                new EnvironmentId(event.getRouteParameters().get("environmentId").orElseThrow());
        removeAll();
        add(environments.header(environment, EnvironmentTab.RESTORES));
        title = "Restores of " + environments.title(environment);
        var list = new Div();
        list.addClassNames("stack", "wide");
        show(list, environment);
        add(
                new RunningActivity(
                        environment, activities, feed, current, () -> show(list, environment)),
                list);
    }

    private void show(Div list, EnvironmentId environment) {
        list.removeAll();
        if (restores.list(current.get(), environment, 0, 1).isEmpty()) {
            list.add(
                    new Panel()
                            .content(
                                    new EmptyState(
                                            "Nothing was restored yet",
                                            "Choose a backup to go back to. Before anything happens you see what would be lost.",
                                            new Anchor(
                                                    EnvironmentTab.BACKUPS.path(environment),
                                                    "Choose a backup"))));
            return;
        }
        var copies = kept.of(current.get(), environment);
        if (!copies.isEmpty()) {
            var times = Times.in(environments.zone(environment));
            list.add(new KeptPanel(copies, kept, current, times, () -> show(list, environment)));
        }
        var table = new PlainTable("Ran", "Back to", "By", "#Took", "State");
        var more = new Div();
        more.addClassName("panel-more");
        append(table, more, environment, 0);
        list.add(new Panel("Restores").flush().content(table, more));
    }

    private void append(PlainTable table, Div more, EnvironmentId environment, int from) {
        var page = restores.list(current.get(), environment, from, PAGE);
        var times = Times.in(environments.zone(environment));
        page.forEach(restore -> row(table, restore, times));
        more.removeAll();
        if (page.size() == PAGE) {
            Button older =
                    Buttons.quiet(
                            "Show older ones", () -> append(table, more, environment, from + PAGE));
            more.add(older);
        }
    }

    private static void row(PlainTable table, Restore restore, Times times) {
        var link = new Anchor("restores/" + restore.id(), times.moment(restore.requestedAt()));
        link.addClassName("strong");
        var until = restore.undoUntil();
        var undo =
                until != null && until.isAfter(times.now()) && restore.undoneAt() == null
                        ? "undo possible until " + times.moment(until)
                        : "";
        table.row(
                PlainTable.two(link, times.relative(restore.requestedAt())),
                PlainTable.two(times.moment(restore.backupAt()), parts(restore)),
                new Words(restore.actorName()),
                new Words(
                        restore.startedAt() == null || restore.endedAt() == null
                                ? "–"
                                : Times.duration(
                                        Duration.between(restore.startedAt(), restore.endedAt()))),
                PlainTable.two(
                        new Words().with(RestoreStates.label(restore.state()).badge()), undo));
    }

    private static String parts(Restore restore) {
        return restore.options().parts().contains("code") ? "data and code" : "data only";
    }

    @Override
    public String getPageTitle() {
        return title + " · Tidemark";
    }
}
