package dev.tidemark.ticket;

import dev.tidemark.account.Actor;
import dev.tidemark.account.StaffRole;
import dev.tidemark.activity.AuditTrail;
import dev.tidemark.base.Decision;
import dev.tidemark.base.NothingHere;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.environment.Right;
import dev.tidemark.plan.PlanService;
import dev.tidemark.ticket.TicketRules.Reader;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * How every verb begins and ends: the ticket locked and the rule asked, then its new state, the
 * line in its history, the audit trail and the event, all in the caller's transaction.
 */
@Component
class Desk {
    private final Tickets tickets;
    private final Entries entries;
    private final EnvironmentService environments;
    private final PlanService plans;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Desk(
            Tickets tickets,
            Entries entries,
            EnvironmentService environments,
            PlanService plans,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.entries = entries;
        this.environments = environments;
        this.plans = plans;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Fails with {@link NothingHere} if there is none or it is not visible. */
    Ticket find(Actor actor, TicketNumber number) {
        return visible(actor, tickets.find(number).orElseThrow(NothingHere::new));
    }

    /** Locked until the transaction ends; refused with the reason if the verb is not possible. */
    Ticket open(Actor actor, TicketNumber number, TicketVerb verb) {
        var ticket = visible(actor, tickets.lock(number).orElseThrow(NothingHere::new));
        may(actor, ticket, verb).orRefuse();
        return ticket;
    }

    private Ticket visible(Actor actor, Ticket ticket) {
        if (!environments.sees(actor, ticket.environment())) {
            throw new NothingHere();
        }
        return ticket;
    }

    Decision may(Actor actor, Ticket ticket, TicketVerb verb) {
        return TicketRules.may(ticket, reader(actor, ticket), verb, carriesOut(ticket));
    }

    private Reader reader(Actor actor, Ticket ticket) {
        var sees = environments.sees(actor, ticket.environment());
        return new Reader(
                actor,
                sees,
                sees
                        && environments
                                .may(actor, ticket.environment(), Right.REQUEST_RESTORE)
                                .isAllowed());
    }

    private StaffRole carriesOut(Ticket ticket) {
        return plans.of(ticket.environment()).rules().restore().carriedOutBy();
    }

    /** How many approvals a restore needs there. */
    int approvals(Ticket ticket) {
        return plans.of(ticket.environment()).rules().restore().approvals();
    }

    /** With the instant of the change. */
    Ticket save(Ticket changed) {
        var saved =
                new Ticket(
                        changed.number(),
                        changed.organization(),
                        changed.environment(),
                        changed.title(),
                        changed.trouble(),
                        changed.severity(),
                        changed.since(),
                        changed.zone(),
                        changed.wish(),
                        changed.state(),
                        changed.filedBy(),
                        changed.filedAt(),
                        changed.assignee(),
                        changed.clocks(),
                        now());
        tickets.update(saved);
        return saved;
    }

    long say(Ticket ticket, Actor actor, Entry.Kind kind, String words) {
        return entries.insert(ticket.number(), Who.of(actor), side(actor), kind, words, now());
    }

    static Entry.Side side(Actor actor) {
        if (actor.id() == null) {
            return Entry.Side.PORTAL;
        }
        return actor.isStaff() ? Entry.Side.STAFF : Entry.Side.CUSTOMER;
    }

    void attach(Ticket ticket, long entry, List<NewFile> files) {
        for (var file : files) {
            var content = file.read();
            entries.attach(
                    ticket.number(),
                    entry,
                    Attachments.name(file.name()),
                    Attachments.mediaType(content),
                    content);
        }
    }

    /** What happened: a line in the history, an entry in the audit trail, an event for others. */
    void record(
            Ticket ticket,
            Actor actor,
            String happened,
            String action,
            TicketChanged.@Nullable What what,
            @Nullable String words) {
        entries.insert(
                ticket.number(), Who.of(actor), side(actor), Entry.Kind.EVENT, happened, now());
        audit.record(
                actor,
                ticket.organization(),
                "ticket." + action,
                ticket.number().toString(),
                happened);
        if (what != null) {
            tell(ticket, actor, what, words);
        }
    }

    void tell(Ticket ticket, Actor actor, TicketChanged.What what, @Nullable String words) {
        events.publishEvent(new TicketChanged(ticket, what, Who.of(actor), words));
    }

    void audited(Ticket ticket, Actor actor, String action, @Nullable String detail) {
        audit.record(
                actor,
                ticket.organization(),
                "ticket." + action,
                ticket.number().toString(),
                detail);
    }
}
