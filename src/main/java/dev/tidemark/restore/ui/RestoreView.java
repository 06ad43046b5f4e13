package dev.tidemark.restore.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.activity.ActivityFeed;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.activity.ui.ActivityLog;
import dev.tidemark.activity.ui.ActivityProgress;
import dev.tidemark.activity.ui.ActivitySteps;
import dev.tidemark.activity.ui.LiveActivities;
import dev.tidemark.restore.Restore;
import dev.tidemark.restore.RestoreId;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.restore.RestoreState;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.EnvironmentPages;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.Notices;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import jakarta.annotation.security.PermitAll;

/**
 * One restore: what has changed and what not, step by step, its log; cancel before the switch, undo
 * after it.
 */
@Route(value = "restores/:restoreId", layout = MainLayout.class)
@PermitAll
public class RestoreView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final RestoreService restores;
    private final ActivityService activities;
    private final ActivityFeed feed;
    private final CurrentActor current;
    private final EnvironmentPages environments;
    private final RestoreFacts facts;
    private final WaysOut ways;
    private String title = "Restore";

    RestoreView(
            RestoreService restores,
            ActivityService activities,
            ActivityFeed feed,
            CurrentActor current,
            EnvironmentPages environments,
            RestoreFacts facts,
            WaysOut ways) {
        this.restores = restores;
        this.activities = activities;
        this.feed = feed;
        this.current = current;
        this.environments = environments;
        this.facts = facts;
        this.ways = ways;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(new RestoreId(event.getRouteParameters().get("restoreId").orElseThrow()));
    }

    private void show(RestoreId id) {
        removeAll();
        var restore = restores.find(current.get(), id);
        var times = Times.in(environments.zone(restore.environment()));
        var main = new Div();
        main.addClassNames("stack", "wide");
        ways.panel(restore, times, () -> show(id)).ifPresent(main::add);
        activities
                .about(current.get(), ActivityKind.RESOLVE, restore.environment(), id.value())
                .reversed()
                .forEach(way -> main.add(run(way.title(), way.id(), restore, times)));
        if (restore.state() == RestoreState.COMPLETED) {
            main.add(facts.whatNext(restore));
        }
        var undo = restore.undoActivity();
        if (undo != null) {
            main.add(run("The undo", undo, restore, times));
        }
        main.add(run(name(restore), restore.activity(), restore, times));
        var side = new Div(facts.agreed(restore, times));
        side.addClassNames("stack", "wide");
        if (!restore.state().isOver()) {
            side.add(facts.onHold());
        }
        var both = new Div(main, side);
        both.addClassName("main-side");
        add(header(restore, times), outcome(restore, times), both);
    }

    private static String name(Restore restore) {
        if (restore.undoActivity() != null) {
            return "The restore";
        }
        return restore.state().isOver() ? "How it went" : "How it goes";
    }

    private PageHeader header(Restore restore, Times times) {
        var moment = times.within(restore.backupAt());
        title =
                RestoreStates.title(
                        restore.state(), environments.title(restore.environment()), moment);
        var header =
                new PageHeader(title)
                        .crumbs(
                                environments.way(
                                        restore.environment(),
                                        EnvironmentTab.RESTORES,
                                        times.moment(restore.requestedAt())))
                        .badges(RestoreStates.label(restore.state()).badge())
                        .second(
                                new Words(
                                                "Asked for %s by %s · restore "
                                                        .formatted(
                                                                times.seconds(
                                                                        restore.requestedAt()),
                                                                restore.actorName()))
                                        .code(restore.id().value()));
        if (!restore.state().isOver() && restore.state() != RestoreState.NEEDS_OPERATOR) {
            var undo = restore.state() == RestoreState.UNDOING;
            var cancel =
                    Buttons.plain(
                            undo ? "Cancel undo" : "Cancel restore",
                            TideIcon.CROSS,
                            () -> cancel(restore.id()));
            cancel.addThemeVariants(ButtonVariant.ERROR);
            header.actions(
                    PageHeader.withReason(cancel, restores.mayCancel(current.get(), restore.id())));
        }
        return header;
    }

    private Component outcome(Restore restore, Times times) {
        return RestoreOutcome.of(
                restore, times, restores.mayUndo(current.get(), restore.id()), () -> undo(restore));
    }

    private Component run(String name, ActivityId id, Restore restore, Times times) {
        var activity = activities.find(current.get(), id);
        var progress = new ActivityProgress(activity);
        progress.setVisible(!activity.state().isOver());
        var plainly = !id.equals(restore.activity());
        var phases = new RestoreSteps(restore.options(), times);
        var plain = new ActivitySteps(activity, times);
        var steps = new Div(plainly ? plain : phases);
        Runnable showSteps =
                () -> {
                    var now = activities.find(current.get(), id);
                    var recorded = activities.steps(current.get(), id);
                    if (plainly) {
                        plain.show(now, recorded);
                    } else {
                        phases.show(now, recorded);
                    }
                };
        showSteps.run();
        var log = new ActivityLog(id, activities, current, times);
        var content = new Div(progress, steps);
        content.addClassNames("stack", "wide");
        var all = new Div(new Panel(name).content(content), log);
        all.addClassNames("stack", "wide");
        LiveActivities.follow(
                all,
                feed,
                change -> change.id().equals(id),
                change -> {
                    progress.show(change);
                    showSteps.run();
                    log.more();
                    showIfMoved(restore);
                });
        return all;
    }

    private void showIfMoved(Restore before) {
        var now = restores.find(current.get(), before.id());
        if (now.state() != before.state() && isAttached()) {
            show(before.id());
        }
    }

    private void cancel(RestoreId id) {
        if (Notices.attempt(() -> restores.cancel(current.get(), id))) {
            Notices.done("It is being cancelled. Nothing has changed.");
        }
    }

    private void undo(Restore restore) {
        new UndoDialog(
                        restores,
                        current,
                        restore,
                        environments.title(restore.environment()),
                        () -> show(restore.id()))
                .open();
    }

    @Override
    public String getPageTitle() {
        return title + " · Tidemark";
    }
}
