package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.ContextMenu;
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
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupService;
import dev.tidemark.base.NothingHere;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.plan.PlanService;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.ticket.CarryOutService;
import dev.tidemark.ticket.EvidenceService;
import dev.tidemark.ticket.Proposal;
import dev.tidemark.ticket.SupportService;
import dev.tidemark.ticket.Ticket;
import dev.tidemark.ticket.TicketFeed;
import dev.tidemark.ticket.TicketNumber;
import dev.tidemark.ticket.TicketService;
import dev.tidemark.ticket.TicketState;
import dev.tidemark.ticket.TicketVerb;
import dev.tidemark.ticket.UndoRequests;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.Crumb;
import dev.tidemark.webui.EnvironmentTab;
import dev.tidemark.webui.Facts;
import dev.tidemark.webui.MainLayout;
import dev.tidemark.webui.Note;
import dev.tidemark.webui.Notices;
import dev.tidemark.webui.PageHeader;
import dev.tidemark.webui.Panel;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One ticket on one screen, for the hosting team: words, evidence, conversation, decision. */
@Route(value = "support/tickets/:number", layout = MainLayout.class)
@PermitAll
public class WorkbenchView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final int CHOICES = 60;

    private final TicketService tickets;
    private final SupportService support;
    private final CarryOutService carryOut;
    private final UndoRequests undos;
    private final EvidenceService evidence;
    private final RestoreService restores;
    private final BackupService backups;
    private final EnvironmentService environments;
    private final PlanService plans;
    private final ActivityService activities;
    private final ActivityFeed activityFeed;
    private final CurrentActor current;
    private String title = "Ticket";
    private @Nullable TicketNumber number;
    private @Nullable Ticket shown;
    private @Nullable Conversation conversation;

    WorkbenchView(
            TicketService tickets,
            SupportService support,
            CarryOutService carryOut,
            UndoRequests undos,
            EvidenceService evidence,
            RestoreService restores,
            BackupService backups,
            EnvironmentService environments,
            PlanService plans,
            ActivityService activities,
            ActivityFeed activityFeed,
            TicketFeed feed,
            CurrentActor current) {
        this.tickets = tickets;
        this.support = support;
        this.carryOut = carryOut;
        this.undos = undos;
        this.evidence = evidence;
        this.restores = restores;
        this.backups = backups;
        this.environments = environments;
        this.plans = plans;
        this.activities = activities;
        this.activityFeed = activityFeed;
        this.current = current;
        addClassName("page");
        LiveTickets.follow(this, feed, changed -> changed.equals(number), this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!current.get().isStaff()) {
            throw new NothingHere();
        }
        number = TicketView.number(event.getRouteParameters().get("number").orElseThrow());
        show(tickets.find(current.get(), number));
    }

    private void refresh() {
        if (number == null || shown == null || conversation == null) {
            return;
        }
        var now = tickets.find(current.get(), number);
        if (now.state().equals(shown.state())
                && now.wish().equals(shown.wish())
                && Objects.equals(now.assignee(), shown.assignee())) {
            conversation.show();
        } else {
            show(now);
        }
    }

    private void reload() {
        show(tickets.find(current.get(), Objects.requireNonNull(number)));
    }

    private void show(Ticket ticket) {
        shown = ticket;
        title = ticket.number() + " " + ticket.title();
        removeAll();
        var environment = environments.find(current.get(), ticket.environment());
        var times = Times.in(environment.zone());
        var main = new Div(asked(ticket, times));
        main.addClassNames("stack", "wide");
        if (ticket.state() instanceof TicketState.Restoring) {
            main.add(
                    new RunningActivity(
                            ticket.environment(), activities, activityFeed, current, () -> {}));
            var along =
                    ticket.state().proposed() == null ? null : ticket.state().proposed().staging();
            if (along != null) {
                main.add(
                        new RunningActivity(
                                along.environment(), activities, activityFeed, current, () -> {}));
            }
        }
        main.add(new EvidencePanel(evidence, current, ticket, times), talk(ticket, times));
        var side = new Div(decision(ticket, times));
        side.addClassNames("stack", "wide");
        undos.undoable(current.get(), ticket.number())
                .ifPresent(restore ->
                        side.add(
                                new UndoRequestPanel(
                                        undos,
                                        restores,
                                        current,
                                        ticket.number(),
                                        restore,
                                        times,
                                        this::reload)));
        var both = new Div(main, side);
        both.addClassName("main-side");
        add(header(ticket, environment, times), both);
    }

    private PageHeader header(Ticket ticket, Environment environment, Times times) {
        var plan = plans.of(current.get(), ticket.environment()).plan();
        var line =
                new Words(environment.organizationName() + " · ")
                        .link(EnvironmentTab.BACKUPS.path(environment.id()), environment.title())
                        .text(
                                " · plan %s · filed %s by %s · %s"
                                        .formatted(
                                                plan.title(),
                                                times.within(ticket.filedAt()),
                                                ticket.filedBy().name(),
                                                ticket.assignee() == null
                                                        ? "nobody has taken it"
                                                        : "with " + ticket.assignee().name()));
        return new PageHeader(ticket.number() + " " + ticket.title())
                .crumbs(new Crumb("Queue", "support/queue"), Crumb.here(ticket.number().toString()))
                .badges(
                        TicketWords.label(ticket.state().kind(), false).badge(),
                        TicketWords.label(ticket.severity()).badge())
                .second(line)
                .actions(
                        new TimeLeft(
                                ticket.clocks(),
                                ticket.state().kind(),
                                ticket.filedAt(),
                                null,
                                times),
                        take(ticket));
    }

    private Component take(Ticket ticket) {
        if (ticket.state() instanceof TicketState.Filed) {
            var take =
                    Buttons.primary(
                            "Take ticket",
                            TideIcon.HAND,
                            () -> act(() -> support.take(current.get(), ticket.number())));
            return PageHeader.withReason(take, tickets.may(current.get(), ticket, TicketVerb.TAKE));
        }
        var pass = Buttons.plain("Hand over", TideIcon.PERSON, () -> {});
        pass.setVisible(may(ticket, TicketVerb.PASS_ON));
        var menu = new ContextMenu(pass);
        menu.setOpenOnClick(true);
        support.colleagues(current.get())
                .forEach(colleague ->
                        menu.addItem(
                                colleague.name(),
                                click ->
                                        act(() ->
                                                support.passOn(
                                                        current.get(),
                                                        ticket.number(),
                                                        colleague))));
        return pass;
    }

    private boolean may(Ticket ticket, TicketVerb verb) {
        return tickets.may(current.get(), ticket, verb).isAllowed();
    }

    /** Somebody may have been quicker; either way the page shows what is now. */
    private void act(Runnable verb) {
        Notices.attempt(verb);
        reload();
    }

    private Component asked(Ticket ticket, Times times) {
        return new Panel("What the customer asks for")
                .content(
                        new Facts()
                                .fact("What is wrong", TicketWords.word(ticket.trouble()))
                                .fact(
                                        "Since",
                                        ticket.since() == null
                                                ? "Not known"
                                                : times.seconds(ticket.since()))
                                .fact(
                                        "Moment",
                                        ticket.wish().backup() == null
                                                ? "Support shall choose"
                                                : tickets.wishedMoment(current.get(), ticket)
                                                        .map(times::seconds)
                                                        .orElse("A backup that is gone"))
                                .fact("Scope", TicketWords.word(ticket.wish().scope())));
    }

    private Component talk(Ticket ticket, Times times) {
        var all = new Conversation(tickets, current, ticket.number(), times);
        conversation = all;
        var composer = new Composer("Write to the customer, or an internal note");
        var id = ticket.number();
        if (may(ticket, TicketVerb.NOTE)) {
            composer.action(
                    "Add note",
                    TideIcon.LOCK,
                    false,
                    (words, files) -> support.note(current.get(), id, words, files));
        }
        if (may(ticket, TicketVerb.WRITE)) {
            composer.action(
                    "Send message",
                    TideIcon.SEND,
                    false,
                    (words, files) -> tickets.write(current.get(), id, words, files));
        }
        if (may(ticket, TicketVerb.ASK)) {
            composer.action(
                    "Ask customer",
                    TideIcon.BUBBLE,
                    true,
                    (words, files) -> support.ask(current.get(), id, words, files));
        }
        var content = new Div(all, composer);
        content.addClassNames("stack", "wide");
        return new Panel("Conversation").content(content);
    }

    private Component decision(Ticket ticket, Times times) {
        var proposal = ticket.state().proposed();
        var content = new Div();
        content.addClassNames("stack");
        if (proposal == null) {
            content.add(nothingProposed(ticket));
        } else {
            content.add(new DecidedFacts(proposal, times, restores.undoWindow()), quote(proposal));
        }
        content.add(state(ticket, times));
        content.add(buttons(ticket, proposal, times));
        var panel =
                new Panel(
                        proposal == null ? "Decision" : "Proposal",
                        proposal == null
                                ? new Div()
                                : new Words(
                                                proposal.by().name()
                                                        + ", "
                                                        + times.moment(proposal.at()))
                                        .styled("secondary", "small"));
        panel.addClassName("proposal-panel");
        return panel.content(content);
    }

    private static Component nothingProposed(Ticket ticket) {
        return switch (ticket.state()) {
            case TicketState.Investigating investigating when investigating.again() != null ->
                    Note.warn(new Words(investigating.again()));
            case TicketState.Refused refused ->
                    Note.bad(
                            Note.saying(
                                    "%s refused it: %s."
                                            .formatted(refused.by().name(), refused.why().words()),
                                    refused.words()));
            case TicketState.Withdrawn withdrawn ->
                    Note.info(new Words(withdrawn.by().name() + " withdrew it."));
            default ->
                    new Words(
                                    "Nothing is proposed yet. Look at the evidence, then propose a moment.")
                            .styled("secondary");
        };
    }

    private static Component quote(Proposal proposal) {
        var quote = new Div("“" + proposal.reason() + "”");
        quote.addClassName("quote");
        return quote;
    }

    private Component state(Ticket ticket, Times times) {
        var approvals = new Div();
        approvals.addClassNames("stack", "close");
        ticket.state()
                .approvedBy()
                .forEach(approval ->
                        approvals.add(
                                new Words()
                                        .icon(TideIcon.CIRCLE_TICK, dev.tidemark.webui.Tone.GOOD)
                                        .text(
                                                "%s approved it %s"
                                                        .formatted(
                                                                approval.by().name(),
                                                                times.within(approval.at())))));
        switch (ticket.state()) {
            case TicketState.Approved approved when approved.start() != null ->
                    approvals.add(
                            Note.info(
                                    Note.saying(
                                            "Starts %s."
                                                    .formatted(
                                                            Times.in(approved.start().zone())
                                                                    .within(approved.start().at())),
                                            "Agreed by %s."
                                                    .formatted(approved.start().by().name()))));
            case TicketState.Restored restored ->
                    approvals.add(
                            Note.good(
                                    Note.saying(
                                            restored.outcome() + ".",
                                            "Waits for the customer's confirmation.")));
            case TicketState.Failed failed -> approvals.add(Note.bad(new Words(failed.reason())));
            case TicketState.Confirmed confirmed ->
                    approvals.add(Note.good(new Words(confirmed.outcome() + ".")));
            default -> {}
        }
        tickets.restoresOf(current.get(), ticket.number())
                .forEach(restore ->
                        approvals.add(new Anchor("restores/" + restore, "Restore " + restore)));
        return approvals;
    }

    private Component buttons(Ticket ticket, @Nullable Proposal proposal, Times times) {
        var buttons = new Div();
        buttons.addClassName("stack");
        var id = ticket.number();
        if (ticket.state() instanceof TicketState.NeedsApproval && proposal != null) {
            buttons.add(
                    offered(
                            Buttons.primary(
                                    "Approve",
                                    TideIcon.TICK,
                                    () -> askToApprove(ticket, proposal, times)),
                            ticket,
                            TicketVerb.APPROVE));
        }
        if (ticket.state() instanceof TicketState.Approved approved) {
            buttons.add(
                    offered(
                            Buttons.primary(
                                    "Carry out now",
                                    TideIcon.TURN,
                                    () -> act(() -> carryOut.now(current.get(), id))),
                            ticket,
                            TicketVerb.CARRY_OUT));
            if (may(ticket, TicketVerb.SCHEDULE)) {
                buttons.add(
                        approved.start() == null
                                ? wide(
                                        Buttons.plain(
                                                "Agree a time",
                                                TideIcon.CLOCK,
                                                () ->
                                                        new AgreeDialog(
                                                                        times.zone(),
                                                                        (at, zone) -> {
                                                                            carryOut.agree(
                                                                                    current.get(),
                                                                                    id,
                                                                                    at,
                                                                                    zone);
                                                                            reload();
                                                                        })
                                                                .open()))
                                : wide(
                                        Buttons.plain(
                                                "Call off the start",
                                                TideIcon.CROSS,
                                                () ->
                                                        act(() ->
                                                                carryOut.callOff(
                                                                        current.get(), id)))));
            }
        }
        if (may(ticket, TicketVerb.PROPOSE)) {
            var name = proposal == null ? "Propose" : "Change, with a reason";
            buttons.add(
                    wide(
                            proposal == null
                                    ? Buttons.primary(
                                            name, TideIcon.HAND, () -> propose(ticket, times))
                                    : Buttons.plain(
                                            name, TideIcon.HAND, () -> propose(ticket, times))));
        }
        if (may(ticket, TicketVerb.REFUSE)) {
            buttons.add(
                    wide(
                            Buttons.plain(
                                    "Refuse",
                                    TideIcon.CIRCLE_CROSS,
                                    () ->
                                            new RefuseDialog(
                                                            id.toString(),
                                                            (why, words) -> {
                                                                support.refuse(
                                                                        current.get(),
                                                                        id,
                                                                        why,
                                                                        words);
                                                                reload();
                                                            })
                                                    .open())));
        }
        if (proposal != null && ticket.state() instanceof TicketState.NeedsApproval) {
            buttons.add(
                    new Words(
                                    "What you approve is what runs, or nothing. If the backup is gone by then, the ticket"
                                            + " returns to investigating.")
                            .styled("secondary", "small"));
        }
        return buttons;
    }

    private void askToApprove(Ticket ticket, Proposal proposal, Times times) {
        new ApproveDialog(
                        environments.find(current.get(), ticket.environment()).title(),
                        proposal,
                        times,
                        restores.undoWindow(),
                        () ->
                                act(() ->
                                        support.approve(
                                                current.get(), ticket.number(), proposal.id())),
                        this::reload)
                .open();
    }

    private Component offered(Button button, Ticket ticket, TicketVerb verb) {
        button.setDisableOnClick(true);
        return PageHeader.withReason(wide(button), tickets.may(current.get(), ticket, verb));
    }

    private static Button wide(Button button) {
        button.addClassName("wide");
        return button;
    }

    private void propose(Ticket ticket, Times times) {
        var actor = current.get();
        var choices = new LinkedHashMap<String, Backup>();
        List<Backup> near =
                backups.around(actor, ticket.environment(), ticket.since(), CHOICES, 10);
        near.forEach(backup -> choices.put(backup.id().value(), backup));
        wished(ticket).ifPresent(backup -> choices.putIfAbsent(backup.id().value(), backup));
        new ProposeDialog(
                        support,
                        restores,
                        current,
                        ticket,
                        List.copyOf(choices.values()),
                        times,
                        this::reload)
                .open();
    }

    private java.util.Optional<Backup> wished(Ticket ticket) {
        if (ticket.wish().backup() == null) {
            return java.util.Optional.empty();
        }
        try {
            return java.util.Optional.of(
                            backups.find(
                                            current.get(),
                                            ticket.environment(),
                                            ticket.wish().backup())
                                    .backup())
                    .filter(Backup::restorable);
        } catch (NothingHere gone) {
            return java.util.Optional.empty();
        }
    }

    @Override
    public String getPageTitle() {
        return title + " · Tidemark";
    }
}
