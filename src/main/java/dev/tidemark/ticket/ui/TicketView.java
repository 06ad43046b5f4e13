package dev.tidemark.ticket.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tidemark.account.CurrentActor;
import dev.tidemark.activity.ActivityFeed;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.activity.ui.RunningActivity;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.ticket.HandOvers;
import dev.tidemark.ticket.Ticket;
import dev.tidemark.ticket.TicketFeed;
import dev.tidemark.ticket.TicketNumber;
import dev.tidemark.ticket.TicketService;
import dev.tidemark.ticket.TicketState;
import dev.tidemark.ticket.TicketVerb;
import dev.tidemark.webui.Buttons;
import dev.tidemark.webui.Crumb;
import dev.tidemark.webui.EnvironmentPages;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A ticket as its customer sees it: where it is, what to do next, what was said. */
@Route(value = "tickets/:number", layout = MainLayout.class)
@PermitAll
public class TicketView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final TicketService tickets;
    private final RestoreService restores;
    private final HandOvers handOvers;
    private final EnvironmentPages pages;
    private final ActivityService activities;
    private final ActivityFeed activityFeed;
    private final CurrentActor current;
    private String title = "Ticket";
    private @Nullable TicketNumber number;
    private @Nullable Ticket shown;
    private @Nullable Conversation conversation;

    TicketView(
            TicketService tickets,
            RestoreService restores,
            HandOvers handOvers,
            EnvironmentPages pages,
            ActivityService activities,
            ActivityFeed activityFeed,
            TicketFeed feed,
            CurrentActor current) {
        this.tickets = tickets;
        this.restores = restores;
        this.handOvers = handOvers;
        this.pages = pages;
        this.activities = activities;
        this.activityFeed = activityFeed;
        this.current = current;
        addClassName("page");
        LiveTickets.follow(this, feed, changed -> changed.equals(number), this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        number = number(event.getRouteParameters().get("number").orElseThrow());
        show(tickets.find(current.get(), number));
    }

    static TicketNumber number(String written) {
        try {
            return new TicketNumber(Long.parseLong(written));
        } catch (IllegalArgumentException none) {
            throw new NothingHere();
        }
    }

    private void refresh() {
        if (number == null || shown == null || conversation == null) {
            return;
        }
        var now = tickets.find(current.get(), number);
        if (now.state().equals(shown.state())
                && now.wish().equals(shown.wish())
                && java.util.Objects.equals(now.assignee(), shown.assignee())) {
            conversation.show();
        } else {
            show(now);
        }
    }

    private void show(Ticket ticket) {
        shown = ticket;
        title = ticket.number() + " " + ticket.title();
        removeAll();
        var times = Times.in(pages.zone(ticket.environment()));
        var main = new Div();
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
        var talk = new Conversation(tickets, current, ticket.number(), times);
        conversation = talk;
        var conversationAndComposer = new Div(talk);
        conversationAndComposer.addClassNames("stack", "wide");
        if (tickets.may(current.get(), ticket, TicketVerb.WRITE).isAllowed()) {
            conversationAndComposer.add(
                    new Composer(
                                    ticket.state() instanceof TicketState.Waiting
                                            ? "Your answer to support"
                                            : "Write to support")
                            .action(
                                    "Send",
                                    TideIcon.SEND,
                                    true,
                                    (words, files) ->
                                            tickets.write(
                                                    current.get(), ticket.number(), words, files)));
        }
        main.add(new Panel("Conversation").content(conversationAndComposer));
        var side = new Div();
        side.addClassNames("stack", "wide");
        side.add(asked(ticket, times));
        var proposal = ticket.state().proposed();
        if (proposal != null) {
            side.add(
                    new Panel(
                                    ticket.state() instanceof TicketState.NeedsApproval
                                            ? "What is proposed"
                                            : "What was approved")
                            .content(new DecidedFacts(proposal, times, restores.undoWindow())));
        }
        handOver(ticket, times).ifPresent(side::addComponentAsFirst);
        var both = new Div(main, side);
        both.addClassName("main-side");
        add(
                header(ticket, times),
                new Panel().flush().content(new TicketSteps(ticket, times)),
                next(ticket, times),
                both);
    }

    private PageHeader header(Ticket ticket, Times times) {
        var header =
                new PageHeader(ticket.title())
                        .crumbs(
                                new Crumb("Tickets", "tickets"),
                                Crumb.here(ticket.number().toString()))
                        .badges(TicketWords.label(ticket.state().kind(), true).badge())
                        .second(
                                new Words(
                                        "%s · %s · filed %s by %s · %s"
                                                .formatted(
                                                        ticket.number(),
                                                        pages.title(ticket.environment()),
                                                        times.within(ticket.filedAt()),
                                                        ticket.filedBy().is(current.get())
                                                                ? "you"
                                                                : ticket.filedBy().name(),
                                                        TicketWords.label(ticket.severity())
                                                                .text()
                                                                .toLowerCase(
                                                                        java.util.Locale.ROOT))));
        if (may(ticket, TicketVerb.WITHDRAW)) {
            header.addAction(
                    Buttons.plain("Withdraw", TideIcon.ARROW_BACK, () -> withdraw(ticket)));
        }
        if (may(ticket, TicketVerb.CHANGE_WISH)) {
            header.addAction(
                    Buttons.plain(
                            "Change request",
                            () -> new WishDialog(tickets, current, ticket, times).open()));
        }
        return header;
    }

    private Optional<Component> handOver(Ticket ticket, Times times) {
        return handOvers
                .of(current.get(), ticket.number())
                .filter(one -> one.expiresAt() != null)
                .map(one -> new HandOverPanel(handOvers, current, ticket.number(), one, times));
    }

    private boolean may(Ticket ticket, TicketVerb verb) {
        return tickets.may(current.get(), ticket, verb).isAllowed();
    }

    /** What the reader has to do now; first of all that it may be nothing. */
    private Component next(Ticket ticket, Times times) {
        return switch (ticket.state()) {
            case TicketState.Filed filed ->
                    Note.info(
                            Note.saying(
                                    "You need to do nothing now.",
                                    "Support wants to answer by %s. You get an e-mail."
                                            .formatted(times.within(ticket.clocks().respondBy()))));
            case TicketState.Investigating investigating ->
                    Note.info(
                            Note.saying(
                                    "You need to do nothing now.",
                                    investigating.again() == null
                                            ? "Support looks at what happened and at the backups around it."
                                            : investigating.again()
                                                    + ". Support looks at it again."));
            case TicketState.Waiting waiting ->
                    Note.warn(
                            Note.saying(
                                    "Support has a question.",
                                    "Answer below; until then nothing goes on."));
            case TicketState.NeedsApproval needs ->
                    Note.info(
                            Note.saying(
                                    "You need to do nothing now.",
                                    "Support has proposed a moment; somebody else of the hosting team decides."));
            case TicketState.Approved approved ->
                    Note.good(
                            Note.saying(
                                    "It is approved.",
                                    approved.start() == null
                                            ? "Support starts it soon. Your site runs as before until the switch."
                                            : "It starts %s."
                                                    .formatted(
                                                            Times.in(approved.start().zone())
                                                                    .within(
                                                                            approved.start()
                                                                                    .at()))));
            case TicketState.Refused refused ->
                    Note.bad(
                                    Note.saying(
                                            "It was refused: %s.".formatted(refused.why().words()),
                                            refused.words() + " Nothing was changed."))
                            .withActions(reopen(ticket, "Ask once more"));
            case TicketState.Withdrawn withdrawn ->
                    Note.info(
                            Note.saying(
                                    "%s withdrew it.".formatted(withdrawn.by().name()),
                                    "Nothing was changed."));
            case TicketState.Restoring restoring when restoring.proposal().handOver() ->
                    Note.good(
                            Note.saying(
                                    "Your backup is being laid ready.",
                                    "You need to do nothing now; you get an e-mail when you can fetch it."));
            case TicketState.Restoring restoring ->
                    Note.good(
                            Note.saying(
                                    "Your site runs as before until the switch.",
                                    "You need to do nothing now. When it is back, look at it and press “Confirm it is"
                                            + " back”."));
            case TicketState.Failed failed ->
                    Note.bad(
                            Note.saying(
                                    "The restore failed.",
                                    failed.reason() + " Support looks at it."));
            case TicketState.Restored restored when restored.proposal().handOver() ->
                    Note.warn(
                                    Note.saying(
                                            "%s.".formatted(restored.outcome()),
                                            "Fetch the files, restore what you need, then close this ticket."))
                            .withActions(confirm(ticket), reopen(ticket, "Something is missing"));
            case TicketState.Restored restored ->
                    Note.warn(
                                    Note.saying(
                                            "%s.".formatted(restored.outcome()),
                                            "Look at your site. Unless you say otherwise by %s, this ticket closes by itself."
                                                    .formatted(times.within(restored.closesAt()))))
                            .withActions(
                                    confirm(ticket), reopen(ticket, "It is not as it should be"));
            case TicketState.Confirmed confirmed ->
                    Note.good(Note.saying("Closed.", confirmed.outcome() + "."));
        };
    }

    private Component confirm(Ticket ticket) {
        var confirm =
                Buttons.primary(
                        "Confirm it is back",
                        TideIcon.TICK,
                        () -> {
                            if (Notices.attempt(
                                    () -> tickets.confirm(current.get(), ticket.number()))) {
                                Notices.done("Thank you. The ticket is closed.");
                            }
                            show(tickets.find(current.get(), ticket.number()));
                        });
        return PageHeader.withReason(
                confirm, tickets.may(current.get(), ticket, TicketVerb.CONFIRM));
    }

    private Component reopen(Ticket ticket, String name) {
        var reopen = Buttons.plain(name, TideIcon.TURN, () -> askToReopen(ticket));
        reopen.setVisible(may(ticket, TicketVerb.REOPEN));
        return reopen;
    }

    private void askToReopen(Ticket ticket) {
        var words = new TextArea("What is still wrong?");
        words.setWidthFull();
        words.setMinRows(3);
        var dialog = new Dialog("Reopen " + ticket.number());
        dialog.addClassName("take-dialog");
        dialog.add(words);
        dialog.getFooter()
                .add(
                        Buttons.plain("Cancel", dialog::close),
                        Buttons.primary(
                                "Reopen",
                                TideIcon.TURN,
                                () -> {
                                    try {
                                        tickets.reopen(
                                                current.get(), ticket.number(), words.getValue());
                                        dialog.close();
                                        show(tickets.find(current.get(), ticket.number()));
                                    } catch (Refused refused) {
                                        words.setErrorMessage(refused.reason());
                                        words.setInvalid(true);
                                    }
                                }));
        dialog.open();
    }

    private void withdraw(Ticket ticket) {
        var dialog = new com.vaadin.flow.component.confirmdialog.ConfirmDialog();
        dialog.setHeader("Withdraw %s?".formatted(ticket.number()));
        dialog.setText("Nothing will be restored. You can file a new request at any time.");
        dialog.setCancelable(true);
        dialog.setCancelText("Keep it");
        dialog.setConfirmText("Withdraw the request");
        dialog.addConfirmListener(confirm -> {
            Notices.attempt(() -> tickets.withdraw(current.get(), ticket.number()));
            show(tickets.find(current.get(), ticket.number()));
        });
        dialog.open();
    }

    private Component asked(Ticket ticket, Times times) {
        var facts =
                new Facts()
                        .fact("What is wrong", TicketWords.word(ticket.trouble()))
                        .fact(
                                "Since",
                                ticket.since() == null
                                        ? "Not known"
                                        : Times.in(ticket.zone()).seconds(ticket.since()))
                        .fact("Asked for", asked(ticket))
                        .fact("Scope", TicketWords.word(ticket.wish().scope()))
                        .fact(
                                "With",
                                ticket.assignee() == null
                                        ? "Nobody yet"
                                        : ticket.assignee().name());
        return new Panel("What you asked for").content(facts);
    }

    private String asked(Ticket ticket) {
        var wished = ticket.wish().backup();
        if (wished == null) {
            return "A moment that support chooses";
        }
        return tickets.wishedMoment(current.get(), ticket)
                .map(at ->
                        "The backup of " + Times.in(pages.zone(ticket.environment())).seconds(at))
                .orElse("A backup that is gone");
    }

    @Override
    public String getPageTitle() {
        return title + " · Tidemark";
    }
}
