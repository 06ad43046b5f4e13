package dev.tidemark.backup.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityFeed;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.activity.ActivityState;
import dev.tidemark.activity.ui.ActivityLog;
import dev.tidemark.activity.ui.ActivityProgress;
import dev.tidemark.activity.ui.ActivitySteps;
import dev.tidemark.activity.ui.LiveActivities;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupDetail;
import dev.tidemark.backup.BackupId;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.BackupState;
import dev.tidemark.base.Decision;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.EnvironmentPages;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.Facts;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Tone;
import dev.tidemark.webui.Words;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One backup: what is in it, why it is kept, where its bytes lie, how it was taken. */
@Route(value = "environments/:environmentId/backups/:backupId", layout = MainLayout.class)
@PermitAll
public class BackupDetailView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final BackupService backups;
    private final ActivityService activities;
    private final ActivityFeed feed;
    private final CurrentActor current;
    private final EnvironmentPages environments;
    private final BackupActions actions;
    private String title = "Backup";

    BackupDetailView(
            BackupService backups,
            ActivityService activities,
            ActivityFeed feed,
            CurrentActor current,
            EnvironmentPages environments,
            BackupActions actions) {
        this.backups = backups;
        this.activities = activities;
        this.feed = feed;
        this.current = current;
        this.environments = environments;
        this.actions = actions;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getRouteParameters();
        show(
                new EnvironmentId(parameters.get("environmentId").orElseThrow()),
                new BackupId(parameters.get("backupId").orElseThrow()));
    }

    private void show(EnvironmentId environment, BackupId id) {
        removeAll();
        var detail = backups.find(current.get(), environment, id);
        var backup = detail.backup();
        var activity = activities.find(current.get(), backup.activity());
        var times = Times.in(environments.zone(environment));
        title = "Backup of " + times.moment(backup.requestedAt());
        Runnable again = () -> show(environment, id);
        add(header(backup, times, again));
        outcome(backup);
        var main = new Div();
        main.addClassNames("stack", "wide");
        var side = new Div();
        side.addClassNames("stack", "wide");
        if (!detail.parts().isEmpty()) {
            main.add(
                    new Panel("What is in it", summary(detail))
                            .flush()
                            .content(new PartsTable(detail)));
        }
        main.add(run(activity, times, again));
        side.add(whyKept(backup), whereItLies(detail, times));
        var both = new Div(main, side);
        both.addClassName("main-side");
        add(both);
    }

    private PageHeader header(Backup backup, Times times, Runnable again) {
        var environment = backup.environment();
        var header =
                new PageHeader(times.full(backup.requestedAt()))
                        .crumbs(
                                environments.way(
                                        environment,
                                        EnvironmentTab.BACKUPS,
                                        times.moment(backup.requestedAt())))
                        .badges(BackupStates.label(backup.state()).badge())
                        .second(
                                new Words(
                                        "“%s” · %s, %s · taken by %s · %s · %s"
                                                .formatted(
                                                        BackupStates.headline(backup),
                                                        BackupStates.word(backup.origin())
                                                                .toLowerCase(Locale.ROOT),
                                                        BackupStates.word(backup.mode()),
                                                        backup.actorName(),
                                                        Times.utc(backup.requestedAt()),
                                                        times.relative(backup.requestedAt()))));
        if (backup.isProtected()) {
            header.addBadge(BackupStates.PROTECTED.badge());
        }
        return header.actions(buttons(backup, again));
    }

    private Component[] buttons(Backup backup, Runnable again) {
        if (backup.state() == BackupState.DELETED || !over(backup)) {
            return new Component[0];
        }
        var delete =
                Buttons.plain("Delete", TideIcon.BIN, () -> actions.askToDelete(backup, again));
        delete.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR);
        var deletable = PageHeader.withReason(delete, actions.mayDelete(backup));
        if (!backup.restorable()) {
            return new Component[] {deletable};
        }
        var word = backup.isProtected() ? "Unprotect" : "Protect";
        var protect =
                Buttons.plain(
                        word,
                        TideIcon.LOCK,
                        () -> actions.protect(backup, !backup.isProtected(), again));
        protect.setEnabled(actions.mayManage(backup.environment()).isAllowed());
        var request = actions.requestPath(backup);
        if (request.isPresent()) {
            var ask =
                    Buttons.primary(
                            "Request a restore",
                            TideIcon.TURN,
                            () -> getUI().ifPresent(ui -> ui.navigate(request.get())));
            return new Component[] {deletable, protect, ask};
        }
        var restore = Buttons.primary("Restore", TideIcon.TURN, () -> actions.askToRestore(backup));
        Decision may = actions.mayRestore(backup);
        return new Component[] {deletable, protect, PageHeader.withReason(restore, may)};
    }

    private static boolean over(Backup backup) {
        return switch (backup.state()) {
            case QUEUED, RUNNING -> false;
            case COMPLETED, FAILED, DELETED -> true;
        };
    }

    private void outcome(Backup backup) {
        var reason = backup.reason();
        if (backup.state() == BackupState.FAILED && reason != null) {
            add(Note.bad(new Words().strong("This backup failed. ").text(reason)));
        }
        if (backup.restorable() && backup.site() != null && !backup.site().answered()) {
            add(
                    Note.warn(
                            Note.saying(
                                    "The site was not well when this was taken.",
                                    "It answered: %s It can be restored, but does not count as a good backup."
                                            .formatted(backup.site().words()))));
        }
        if (backup.state() == BackupState.DELETED) {
            add(
                    new Note(
                            Tone.QUIET,
                            TideIcon.BIN,
                            Note.saying(
                                    "This backup was deleted.",
                                    "It cannot be restored; its record and log stay.")));
        }
    }

    private static Words summary(BackupDetail detail) {
        var total = detail.backup().bytesTotal();
        var added = detail.backup().bytesAdded();
        var words = new Words().styled("secondary", "small");
        if (total != null) {
            words.text(Sizes.bytes(total));
        }
        if (added != null) {
            words.text(" · " + Sizes.bytes(added) + " of it new");
        }
        return words.text(" · encrypted on the host");
    }

    private Component run(Activity activity, Times times, Runnable again) {
        var progress = new ActivityProgress(activity);
        progress.setVisible(!activity.state().isOver());
        var steps = new ActivitySteps(activity, times);
        steps.show(activity, activities.steps(current.get(), activity.id()));
        var log = new ActivityLog(activity.id(), activities, current, times);
        var content = new Div(progress, steps);
        content.addClassNames("stack", "wide");
        var both = new Div(new Panel("How it was taken").content(content), log);
        both.addClassNames("stack", "wide");
        LiveActivities.follow(
                both,
                feed,
                change -> change.id().equals(activity.id()),
                change -> {
                    progress.show(change);
                    steps.show(change, activities.steps(current.get(), change.id()));
                    log.more();
                    if (change.state() != activity.state()
                            && change.state() != ActivityState.QUEUED
                            && both.isAttached()) {
                        again.run();
                    }
                });
        return both;
    }

    private Component whyKept(Backup backup) {
        var why = new Words();
        switch (backup.state()) {
            case COMPLETED -> {
                if (backup.isProtected()) {
                    why.strong("Until you unprotect and delete it.")
                            .text(" Nothing replaces a protected backup.");
                } else {
                    why.text(
                            String.join(
                                            ". ",
                                            actions.reasonsToKeep(backup).stream()
                                                    .map(BackupDetailView::sentence)
                                                    .toList())
                                    + ".");
                }
            }
            case FAILED ->
                    why.text(
                            "Only its record is kept. What it had stored is forgotten, so nothing can be restored from it.");
            case DELETED -> why.text("Only its record is kept.");
            case QUEUED, RUNNING ->
                    why.text(
                            "It counts as a backup once every part and the manifest are in the vault.");
        }
        return new Panel("Why it is kept").content(new Paragraph(why));
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    private static Component whereItLies(BackupDetail detail, Times times) {
        var facts =
                new Facts()
                        .fact("Region", detail.vaultRegion())
                        .fact("Vault", new Words().code(detail.vaultLocation()))
                        .fact("Backup id", new Words().code(detail.backup().id().value()));
        var revision = detail.backup().revision();
        if (revision != null) {
            facts.fact("Code", new Words().code(revision));
        }
        var manifest = detail.manifest();
        if (manifest != null) {
            facts.fact("Counted", times.seconds(manifest.takenAt()));
            facts.fact(
                    "Tools",
                    manifest.tools().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(tool -> tool.getKey() + " " + tool.getValue())
                            .collect(Collectors.joining(", ")));
        }
        var site = detail.backup().site();
        facts.fact("Site when it began", site == null ? "Not asked" : site.sentence(times::moment));
        facts.fact("Offsite copy", "Not active yet").fact("Drill", "Not active yet");
        return new Panel("Where its bytes lie").content(facts);
    }

    @Override
    public String getPageTitle() {
        return title + " · Tidemark";
    }
}
