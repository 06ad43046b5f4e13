package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.backup.BackupId;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.plan.PlanService;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.ticket.Draft;
import dev.tidemark.ticket.NewFile;
import dev.tidemark.ticket.TicketService;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.Notices;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asking for a restore, one question at a time; every answer is kept as a draft. */
@Route(value = "tickets/new/:environmentId/:question?", layout = MainLayout.class)
@PermitAll
public class RequestView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    /** In the order in which they are asked; their addresses are their names in small letters. */
    enum Question {
        WHAT("What is wrong?"),
        SINCE("Since when is it wrong?"),
        SEVERITY("How bad is it?"),
        MOMENT("Which moment should come back?"),
        SEND("Read and send");

        private final String title;

        Question(String title) {
            this.title = title;
        }

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final TicketService tickets;
    private final RestoreService restores;
    private final PlanService plans;
    private final EnvironmentService environments;
    private final CurrentActor current;

    RequestView(
            TicketService tickets,
            RestoreService restores,
            PlanService plans,
            EnvironmentService environments,
            CurrentActor current) {
        this.tickets = tickets;
        this.restores = restores;
        this.plans = plans;
        this.environments = environments;
        this.current = current;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = new EnvironmentId(event.getRouteParameters().get("environmentId").orElseThrow());
        var question =
                event.getRouteParameters()
                        .get("question")
                        .map(RequestView::question)
                        .orElse(Question.WHAT);
        removeAll();
        var environment = environments.find(current.get(), id);
        var may = tickets.mayRequest(current.get(), id);
        if (!may.isAllowed()) {
            add(new H1("Request a restore"), Note.warn(new Words(may.reason())));
            return;
        }
        var saved = tickets.draft(current.get(), id);
        var draft = saved.map(Draft.Saved::draft).orElseGet(() -> Draft.of(id));
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter("backup")
                .map(BackupId::new)
                .ifPresentOrElse(
                        backup ->
                                show(
                                        question,
                                        wishing(draft, backup),
                                        environment.title(),
                                        saved.orElse(null)),
                        () -> show(question, draft, environment.title(), saved.orElse(null)));
    }

    private static Question question(String key) {
        return Arrays.stream(Question.values())
                .filter(question -> question.key().equals(key))
                .findFirst()
                .orElseThrow(NothingHere::new);
    }

    private static Draft wishing(Draft draft, BackupId backup) {
        return new Draft(
                draft.environment(),
                draft.trouble(),
                draft.title(),
                draft.words(),
                draft.since(),
                draft.zone(),
                draft.sinceUnknown(),
                draft.severity(),
                backup,
                false,
                draft.scope());
    }

    private void show(Question question, Draft draft, String title, Draft.@Nullable Saved saved) {
        UI.getCurrent()
                .getPage()
                .retrieveExtendedClientDetails(details ->
                        build(question, draft, title, saved, zone(details.getTimeZoneId())));
    }

    private static ZoneId zone(@Nullable String ofViewer) {
        return ofViewer != null && ZoneId.getAvailableZoneIds().contains(ofViewer)
                ? ZoneId.of(ofViewer)
                : ZoneId.of("UTC");
    }

    private void build(
            Question question,
            Draft draft,
            String title,
            Draft.@Nullable Saved saved,
            ZoneId viewer) {
        removeAll();
        var environmentZone = environments.find(current.get(), draft.environment()).zone();
        var times = Times.in(environmentZone);
        var main = new Div(back(question, draft), progress(question, saved, times));
        main.addClassName("request-main");
        var crumb = new Span("Request a restore · " + title);
        crumb.addClassNames("secondary", "small");
        var head = new Div(crumb, new H1(question.title));
        head.addClassName("request-head");
        main.add(head);
        var trouble = new Div();
        var step =
                switch (question) {
                    case WHAT -> new WhatStep(draft);
                    case SINCE ->
                            new SinceStep(
                                    draft,
                                    viewer,
                                    times,
                                    environments.deployments(current.get(), draft.environment()));
                    case SEVERITY -> new SeverityStep(draft);
                    case MOMENT ->
                            new MomentStep(draft, tickets.points(current.get(), draft), times);
                    case SEND -> new SendStep(draft, restores, plans, environments, current, times);
                };
        main.add(step, trouble, buttons(question, draft, step, trouble));
        var all = new Div(main, new RequestSummary(draft, question, times));
        all.addClassName("request");
        add(all);
    }

    private Component back(Question question, Draft draft) {
        var back =
                question == Question.WHAT
                        ? new Anchor(EnvironmentTab.BACKUPS.path(draft.environment()), "")
                        : new Anchor(path(draft, Question.values()[question.ordinal() - 1]), "");
        back.add(TideIcon.CHEVRON_LEFT.create(), new Span("Back"));
        return new Div(back);
    }

    private static Component progress(Question question, Draft.@Nullable Saved saved, Times times) {
        int all = Question.values().length;
        var bar = new ProgressBar(0, all, question.ordinal() + 1);
        bar.getElement().setAttribute("aria-label", "Questions answered");
        var words =
                "Question %d of %d".formatted(question.ordinal() + 1, all)
                        + (saved == null
                                ? ""
                                : " · draft saved " + times.clock(saved.at()).substring(0, 5));
        var line = new Div(bar, new Span(words));
        line.addClassName("request-progress");
        return line;
    }

    private Component buttons(Question question, Draft draft, RequestStep step, Div trouble) {
        var buttons = new Div();
        buttons.addClassNames("row", "wrap");
        if (question == Question.SEND) {
            var send = Buttons.primary("Send request", TideIcon.SEND, () -> {});
            send.setDisableOnClick(true);
            send.addClickListener(
                    click -> send.setEnabled(!send(draft, ((SendStep) step).files(), trouble)));
            buttons.add(send);
        } else {
            buttons.add(
                    Buttons.primary(
                            "Continue",
                            TideIcon.CHEVRON_RIGHT,
                            () ->
                                    keep(
                                            step,
                                            trouble,
                                            true,
                                            path(
                                                    draft,
                                                    Question.values()[question.ordinal() + 1]))));
        }
        buttons.add(
                Buttons.quiet("Save and close", () -> keep(step, trouble, false, "tickets")),
                Buttons.quiet(
                        "Throw away",
                        () -> {
                            tickets.discard(current.get(), draft.environment());
                            Notices.done("The draft is thrown away. Nothing was sent.");
                            go(EnvironmentTab.BACKUPS.path(draft.environment()));
                        }));
        return buttons;
    }

    private void keep(RequestStep step, Div trouble, boolean complete, String then) {
        try {
            var answered = step.answered();
            var missing = complete ? step.missing(answered) : null;
            tickets.save(current.get(), answered);
            if (missing == null) {
                go(then);
            } else {
                say(trouble, missing);
            }
        } catch (Refused refused) {
            say(trouble, refused.reason());
        }
    }

    /** False if something is still missing, which is said. */
    private boolean send(Draft draft, List<NewFile> files, Div trouble) {
        try {
            var ticket = tickets.file(current.get(), draft.environment(), files);
            go("tickets/" + ticket.number().value());
            return true;
        } catch (Refused refused) {
            say(trouble, refused.reason());
            return false;
        }
    }

    private static void say(Div trouble, String words) {
        trouble.removeAll();
        trouble.add(Note.warn(new Words(words)));
    }

    private void go(String path) {
        getUI().ifPresent(ui -> ui.navigate(path));
    }

    static String path(Draft draft, Question question) {
        return "tickets/new/%s/%s".formatted(draft.environment(), question.key());
    }

    /** Where the request of an environment begins, with a backup that is wished already. */
    static String path(EnvironmentId environment, @Nullable BackupId backup) {
        return "tickets/new/" + environment + (backup == null ? "" : "?backup=" + backup);
    }

    static QueryParameters wish(BackupId backup) {
        return QueryParameters.of("backup", backup.value());
    }

    @Override
    public String getPageTitle() {
        return "Request a restore · Tidemark";
    }
}
