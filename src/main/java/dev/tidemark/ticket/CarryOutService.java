package dev.tidemark.ticket;

import dev.tidemark.account.Actor;
import dev.tidemark.account.StaffRole;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.restore.Loss;
import dev.tidemark.restore.Restore;
import dev.tidemark.restore.RestoreEnded;
import dev.tidemark.restore.RestoreOptions;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.restore.RestoreStalled;
import dev.tidemark.restore.RestoreState;
import dev.tidemark.restore.SafetyBackup;
import dev.tidemark.ticket.TicketChanged.What;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries out what was approved: exactly that, now or at the agreed time, and tells the ticket what
 * came of it.
 */
@Service
public class CarryOutService {
    private static final Duration LONGEST_AHEAD = Duration.ofDays(60);

    private final Desk desk;
    private final Tickets tickets;
    private final SupportService support;
    private final HandOvers handOvers;
    private final Outcomes outcomes;
    private final RestoreService restores;
    private final EnvironmentService environments;

    CarryOutService(
            Desk desk,
            Tickets tickets,
            SupportService support,
            HandOvers handOvers,
            Outcomes outcomes,
            RestoreService restores,
            EnvironmentService environments) {
        this.desk = desk;
        this.tickets = tickets;
        this.support = support;
        this.handOvers = handOvers;
        this.outcomes = outcomes;
        this.restores = restores;
        this.environments = environments;
    }

    /**
     * Starts it. If a backup is gone meanwhile, nothing starts and the ticket is investigated
     * again; refused with the reason while the environment is busy.
     */
    @Transactional
    public Ticket now(Actor actor, TicketNumber number) {
        return begin(actor, desk.open(actor, number, TicketVerb.CARRY_OUT));
    }

    /** Has it start by itself at a time agreed with the customer. */
    @Transactional
    public Ticket agree(Actor actor, TicketNumber number, Instant at, ZoneId zone) {
        var ticket = desk.open(actor, number, TicketVerb.SCHEDULE);
        var approved = (TicketState.Approved) ticket.state();
        if (!at.isAfter(desk.now())) {
            throw new Refused("That moment has passed. Nothing was agreed.");
        }
        if (at.isAfter(desk.now().plus(LONGEST_AHEAD))) {
            throw new Refused("At most 60 days ahead. Nothing was agreed.");
        }
        var agreed =
                desk.save(
                        ticket.with(
                                new TicketState.Approved(
                                        approved.proposal(),
                                        approved.approvals(),
                                        new TicketState.Start(at, zone, Who.of(actor)))));
        desk.record(
                agreed,
                actor,
                "%s agreed a start at %s".formatted(actor.name(), Moments.of(at, zone)),
                "agreed",
                What.AGREED,
                null);
        return agreed;
    }

    /** As long as it has not begun. */
    @Transactional
    public Ticket callOff(Actor actor, TicketNumber number) {
        var ticket = desk.open(actor, number, TicketVerb.SCHEDULE);
        return withoutStart(
                ticket, actor, "%s called off the agreed start".formatted(actor.name()));
    }

    private Ticket withoutStart(Ticket ticket, Actor actor, String happened) {
        var approved = (TicketState.Approved) ticket.state();
        if (approved.start() == null) {
            throw new Refused("No start is agreed. Nothing was changed.");
        }
        var changed =
                desk.save(
                        ticket.with(
                                new TicketState.Approved(
                                        approved.proposal(), approved.approvals(), null)));
        desk.record(changed, actor, happened, "called-off", What.AGREED, null);
        return changed;
    }

    private Ticket begin(Actor actor, Ticket ticket) {
        var approved = (TicketState.Approved) ticket.state();
        var proposal = approved.proposal();
        var gone = support.gone(actor, ticket, proposal);
        if (gone.isPresent()) {
            return support.fallBack(actor, ticket, gone.get());
        }
        if (proposal.handOver()) {
            handOvers.begin(actor, ticket, proposal);
        } else {
            var restore =
                    restores.carryOut(
                            actor,
                            ticket.environment(),
                            proposal.backup(),
                            ticket.environment(),
                            options(proposal),
                            proposal.lost());
            tickets.began(ticket.number(), ticket.environment(), restore.id(), desk.now());
        }
        var restoring =
                desk.save(
                        ticket.with(
                                new TicketState.Restoring(proposal, approved.approvals(), null)));
        desk.record(
                restoring,
                actor,
                proposal.handOver() ? "The backup is being laid ready" : "Restore started",
                "started",
                What.STARTING,
                null);
        return restoring;
    }

    private static RestoreOptions options(Proposal proposal) {
        return new RestoreOptions(
                new LinkedHashSet<>(proposal.parts()), safety(proposal.safetyBackup()));
    }

    /** What is broken already does not stop the cure that was approved. */
    private static SafetyBackup safety(boolean wanted) {
        return wanted ? SafetyBackup.WHAT_CAN_BE_SAVED : SafetyBackup.NONE;
    }

    /** What is due in a ticket by now: an agreed start, staging that follows, closing. */
    @Transactional
    void act(TicketNumber number, TicketService closing) {
        var ticket = tickets.lock(number).orElseThrow();
        var now = desk.now();
        switch (ticket.state()) {
            case TicketState.Approved approved -> {
                var start = approved.start();
                if (start != null && !start.at().isAfter(now)) {
                    begin(onBehalf(start.by()), ticket);
                }
            }
            case TicketState.Restoring restoring -> {
                if (restoring.alongFrom() != null) {
                    beginAlong(ticket, restoring);
                }
            }
            case TicketState.Restored restored -> {
                if (!restored.closesAt().isAfter(now)) {
                    closing.closeByItself(ticket);
                } else if (!restored.closesAt().isAfter(now.plus(Duration.ofDays(1)))
                        && tickets.tellClosing(number, now)) {
                    desk.tell(ticket, Actor.portal(), What.CLOSING_SOON, null);
                }
            }
            default -> {}
        }
    }

    /** An agreed start that cannot begin for a reason that waiting does not mend. */
    @Transactional
    void giveUpStart(TicketNumber number, String reason) {
        var ticket = tickets.lock(number).orElseThrow();
        if (ticket.state() instanceof TicketState.Approved approved && approved.start() != null) {
            withoutStart(
                    ticket,
                    Actor.portal(),
                    "The agreed start did not take place: %s".formatted(reason));
        }
    }

    private static Actor onBehalf(Who who) {
        return new Actor(null, who.name(), Set.of(StaffRole.OPERATOR), Map.of(), null);
    }

    private void beginAlong(Ticket ticket, TicketState.Restoring restoring) {
        var along = java.util.Objects.requireNonNull(restoring.proposal().staging());
        var last = restoring.approvals().getLast().by();
        var detail = environments.find(Actor.portalAsOperator(), along.environment());
        var restore =
                restores.carryOut(
                        onBehalf(last),
                        along.environment(),
                        along.backup(),
                        along.environment(),
                        restores.everything(
                                along.backup(), safety(restoring.proposal().safetyBackup())),
                        new Loss(List.of(), List.of(), 0));
        tickets.began(ticket.number(), along.environment(), restore.id(), desk.now());
        var begun =
                desk.save(
                        ticket.with(
                                new TicketState.Restoring(
                                        restoring.proposal(), restoring.approvals(), null)));
        desk.record(
                begun,
                Actor.portal(),
                "Restore of %s started".formatted(detail.title()),
                "started",
                null,
                null);
    }

    /** What goes back with it cannot begin; the main restore has been done. */
    @Transactional
    void giveUpAlong(TicketNumber number, String reason) {
        var ticket = tickets.lock(number).orElseThrow();
        if (ticket.state() instanceof TicketState.Restoring restoring
                && restoring.alongFrom() != null) {
            var along = java.util.Objects.requireNonNull(restoring.proposal().staging());
            outcomes.restored(
                    ticket,
                    restoring,
                    "%s is back. %s was not restored: %s"
                            .formatted(title(ticket), along.title(), reason));
        }
    }

    @EventListener
    @Transactional
    public void on(RestoreEnded ended) {
        var number = tickets.ofRestore(ended.restore());
        if (number.isEmpty()) {
            return;
        }
        var ticket = tickets.lock(number.get()).orElseThrow();
        var restore = restores.find(Actor.portalAsOperator(), ended.restore());
        if (ended.state() == RestoreState.UNDONE) {
            undone(ticket, restore);
        } else if (ticket.state() instanceof TicketState.Restoring restoring) {
            ended(ticket, restoring, restore);
        }
    }

    /** The ticket goes on waiting: how it ends is not decided yet. */
    @EventListener
    @Transactional
    public void on(RestoreStalled stalled) {
        tickets.ofRestore(stalled.restore().id())
                .ifPresent(number -> {
                    var ticket = tickets.lock(number).orElseThrow();
                    var words =
                            "The restore stopped half-way and needs an operator: %s"
                                    .formatted(stalled.attention().reason());
                    desk.record(ticket, Actor.portal(), words, "stalled", null, null);
                });
    }

    private void ended(Ticket ticket, TicketState.Restoring restoring, Restore restore) {
        var isMain = restore.environment().equals(ticket.environment());
        var good = restore.state() == RestoreState.COMPLETED;
        if (isMain && !good) {
            outcomes.failed(ticket, restoring, String.valueOf(restore.reason()));
        } else if (isMain && restoring.proposal().staging() != null) {
            var next =
                    desk.save(
                            ticket.with(
                                    new TicketState.Restoring(
                                            restoring.proposal(),
                                            restoring.approvals(),
                                            desk.now())));
            desk.record(
                    next, Actor.portal(), outcome(ticket, restore), "main-restored", null, null);
        } else if (isMain) {
            outcomes.restored(ticket, restoring, outcome(ticket, restore));
        } else {
            var along = java.util.Objects.requireNonNull(restoring.proposal().staging());
            outcomes.restored(
                    ticket,
                    restoring,
                    good
                            ? "%s and %s are back".formatted(title(ticket), along.title())
                            : "%s is back. %s was not restored: %s"
                                    .formatted(
                                            title(ticket),
                                            along.title(),
                                            String.valueOf(restore.reason())));
        }
    }

    private String title(Ticket ticket) {
        return environments.find(Actor.portalAsOperator(), ticket.environment()).title();
    }

    /** What came of it, with the measured time and what was lost. */
    private String outcome(Ticket ticket, Restore restore) {
        var lost = restore.loss();
        var words =
                new StringBuilder(title(ticket)).append(" is back, after ").append(took(restore));
        if (lost != null && (lost.rows() > 0 || lost.filesAdded() > 0)) {
            words.append(". Lost: ").append(LossWords.of(lost));
        }
        if (restore.reason() != null) {
            words.append(". The check afterwards found: ").append(restore.reason());
        }
        return words.toString();
    }

    private String took(Restore restore) {
        if (restore.startedAt() == null) {
            return "an unknown time";
        }
        var end = restore.endedAt() == null ? desk.now() : restore.endedAt();
        return LossWords.duration(Duration.between(restore.startedAt(), end));
    }

    private void undone(Ticket ticket, Restore restore) {
        var words =
                "The restore of %s was undone"
                        .formatted(
                                environments
                                        .find(Actor.portalAsOperator(), restore.environment())
                                        .title());
        var again =
                ticket.state() instanceof TicketState.Restored
                        ? desk.save(ticket.with(new TicketState.Investigating(words)))
                        : desk.save(ticket);
        desk.record(
                again,
                Actor.portal(),
                words,
                "undone",
                ticket.state() instanceof TicketState.Restored ? What.FELL_BACK : null,
                words);
    }
}
