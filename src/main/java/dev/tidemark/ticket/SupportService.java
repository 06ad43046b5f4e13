package dev.tidemark.ticket;

import dev.tidemark.account.AccountService;
import dev.tidemark.account.Actor;
import dev.tidemark.account.Person;
import dev.tidemark.account.StaffRole;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupId;
import dev.tidemark.backup.BackupPart;
import dev.tidemark.backup.BackupService;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.environment.EnvironmentType;
import dev.tidemark.plan.PlanService;
import dev.tidemark.plan.RestoreRules;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.ticket.Proposal.Along;
import dev.tidemark.ticket.TicketChanged.What;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the hosting team does with tickets, up to the decision. */
@Service
public class SupportService {
    private static final int SHORTEST_REASON = 3;

    private final Desk desk;
    private final Tickets tickets;
    private final AccountService accounts;
    private final EnvironmentService environments;
    private final BackupService backups;
    private final PlanService plans;

    SupportService(
            Desk desk,
            Tickets tickets,
            AccountService accounts,
            EnvironmentService environments,
            BackupService backups,
            PlanService plans) {
        this.desk = desk;
        this.tickets = tickets;
        this.accounts = accounts;
        this.environments = environments;
        this.backups = backups;
        this.plans = plans;
    }

    /** The queue, by what is left of the targets; for staff. */
    public List<TicketRow> queue(Actor actor, TicketFilter filter, int offset, int limit) {
        requireStaff(actor);
        return tickets.queue(filter, offset, limit);
    }

    public int count(Actor actor, TicketFilter filter) {
        requireStaff(actor);
        return tickets.count(filter);
    }

    /** How many open ones have missed the target that counts next. */
    public int late(Actor actor) {
        requireStaff(actor);
        return tickets.countLate(desk.now());
    }

    private static void requireStaff(Actor actor) {
        if (!actor.isStaff()) {
            throw new NothingHere();
        }
    }

    /** To whom a ticket can be given. */
    public List<Person> colleagues(Actor actor) {
        requireStaff(actor);
        return accounts.staff(StaffRole.SUPPORT);
    }

    /** Begins the investigation. */
    @Transactional
    public Ticket take(Actor actor, TicketNumber number) {
        var ticket = desk.open(actor, number, TicketVerb.TAKE);
        var taken =
                desk.save(
                        ticket.assignedTo(Who.of(actor))
                                .with(ticket.clocks().answered(desk.now()))
                                .with(new TicketState.Investigating(null)));
        desk.record(
                taken, actor, "%s took the ticket".formatted(actor.name()), "taken", null, null);
        return taken;
    }

    @Transactional
    public Ticket passOn(Actor actor, TicketNumber number, Person colleague) {
        var ticket = desk.open(actor, number, TicketVerb.PASS_ON);
        var known =
                accounts.staff(StaffRole.SUPPORT).stream()
                        .filter(person -> person.id().equals(colleague.id()))
                        .findFirst()
                        .orElseThrow(NothingHere::new);
        var passed = desk.save(ticket.assignedTo(new Who(known.id(), known.name())));
        desk.record(
                passed,
                actor,
                "%s gave it to %s".formatted(actor.name(), known.name()),
                "passed-on",
                null,
                null);
        return passed;
    }

    /** Words for the hosting team alone. */
    @Transactional
    public Ticket note(Actor actor, TicketNumber number, String words, List<NewFile> files) {
        var ticket = desk.open(actor, number, TicketVerb.NOTE);
        var said = TicketService.checkedWords(words, files);
        desk.attach(ticket, desk.say(ticket, actor, Entry.Kind.NOTE, said), files);
        desk.audited(ticket, actor, "note", null);
        return desk.save(ticket);
    }

    /** The clock stands until the customer answers. */
    @Transactional
    public Ticket ask(Actor actor, TicketNumber number, String words, List<NewFile> files) {
        var ticket = desk.open(actor, number, TicketVerb.ASK);
        var said = TicketService.checkedWords(words, files);
        desk.attach(ticket, desk.say(ticket, actor, Entry.Kind.QUESTION, said), files);
        var now = desk.now();
        var asked =
                desk.save(
                        ticket.with(ticket.clocks().answered(now).paused(now))
                                .with(new TicketState.Waiting()));
        desk.audited(asked, actor, "asked", null);
        desk.tell(asked, actor, What.ASKED, said);
        return asked;
    }

    /** The newest backup of staging that is not later, where the plan keeps both together. */
    public Optional<Along> along(Actor actor, Ticket ticket, Instant moment) {
        requireStaff(actor);
        var environment = environments.find(actor, ticket.environment());
        if (environment.type() != EnvironmentType.PRODUCTION
                || !plans.of(environment.id()).rules().restore().stagingFollows()) {
            return Optional.empty();
        }
        return environments.siblings(actor, environment.id()).stream()
                .filter(row -> row.type() == EnvironmentType.STAGING)
                .filter(row -> environments.find(actor, row.id()).isActive())
                .flatMap(row ->
                        backups.around(actor, row.id(), moment.plusMillis(1), 1, 0).stream()
                                .map(backup ->
                                        new Along(
                                                row.id(),
                                                environments.find(actor, row.id()).title(),
                                                backup.id(),
                                                backup.requestedAt())))
                .findFirst();
    }

    /** For approval, in place of what was proposed before. */
    @Transactional
    public Ticket propose(Actor actor, TicketNumber number, ProposalDraft draft) {
        var ticket = desk.open(actor, number, TicketVerb.PROPOSE);
        if (draft.reason().strip().length() < SHORTEST_REASON) {
            throw new Refused("Say why this moment. Nothing was proposed.");
        }
        var proposal = proposal(actor, ticket, draft);
        var now = desk.now();
        var proposed =
                desk.save(
                        ticket.with(ticket.clocks().answered(now).resumed(now))
                                .with(new TicketState.NeedsApproval(proposal, List.of())));
        desk.record(
                proposed,
                actor,
                "%s proposed %s".formatted(actor.name(), words(proposal, zone(actor, ticket))),
                "proposed",
                What.PROPOSED,
                proposal.reason());
        return proposed;
    }

    private Proposal proposal(Actor actor, Ticket ticket, ProposalDraft draft) {
        var detail = backups.find(actor, ticket.environment(), draft.backup());
        if (!detail.backup().restorable() || detail.manifest() == null) {
            throw new Refused("Only a completed backup can be proposed. Nothing was proposed.");
        }
        var known = RestoreService.partNames(detail.manifest());
        if (draft.parts().isEmpty() || !known.containsAll(draft.parts())) {
            throw new Refused("Choose parts of this backup. Nothing was proposed.");
        }
        var before = ticket.state().proposed();
        var moment = detail.backup().requestedAt();
        return new Proposal(
                before == null ? 1 : before.id() + 1,
                draft.backup(),
                moment,
                known.stream().filter(draft.parts()::contains).toList(),
                draft.safetyBackup(),
                draft.alongWithStaging() ? along(actor, ticket, moment).orElse(null) : null,
                draft.outage(),
                plans.of(ticket.environment()).rules().restore().way()
                        == RestoreRules.Way.HAND_OVER,
                draft.lost(),
                draft.reason().strip(),
                Who.of(actor),
                desk.now());
    }

    private ZoneId zone(Actor actor, Ticket ticket) {
        return environments.find(actor, ticket.environment()).zone();
    }

    /** Such as {@code to go back to Thu 19 Nov 2026, 13:05:22 CET, all parts}. */
    static String words(Proposal proposal, ZoneId zone) {
        var what = new ArrayList<String>();
        what.add(
                (proposal.handOver() ? "to hand over the backup of " : "to go back to ")
                        + Moments.of(proposal.moment(), zone));
        what.add(
                proposal.parts().size() == 1
                        ? "only " + BackupPart.words(proposal.parts().getFirst())
                        : proposal.parts().contains("code")
                                ? "data and code"
                                : "data without code");
        if (proposal.staging() != null) {
            what.add(proposal.staging().title() + " too");
        }
        if (proposal.outage()) {
            what.add("for a region's outage");
        }
        return String.join(", ", what);
    }

    @Transactional
    public Ticket refuse(Actor actor, TicketNumber number, Refusal why, String words) {
        var ticket = desk.open(actor, number, TicketVerb.REFUSE);
        if (words.strip().length() < SHORTEST_REASON) {
            throw new Refused("Tell the customer why, in your own words. Nothing was decided.");
        }
        var said = TicketService.checkedWords(words, List.of());
        var refused =
                desk.save(
                        ticket.with(ticket.clocks().answered(desk.now()).resumed(desk.now()))
                                .with(new TicketState.Refused(why, said, Who.of(actor))));
        desk.record(
                refused,
                actor,
                "%s refused it: %s".formatted(actor.name(), why.words()),
                "refused",
                What.REFUSED,
                said);
        return refused;
    }

    /**
     * One yes to exactly what was looked at. If its backup is gone meanwhile, the ticket is
     * investigated again instead, and says why.
     *
     * @param proposal the id of what the approver saw
     */
    @Transactional
    public Ticket approve(Actor actor, TicketNumber number, int proposal) {
        var ticket = desk.open(actor, number, TicketVerb.APPROVE);
        var needs = (TicketState.NeedsApproval) ticket.state();
        if (needs.proposal().id() != proposal) {
            throw new Refused(
                    "%s changed the proposal at %s. Look at it again. Nothing was approved."
                            .formatted(
                                    needs.proposal().by().name(),
                                    Moments.of(needs.proposal().at(), zone(actor, ticket))));
        }
        var gone = gone(actor, ticket, needs.proposal());
        if (gone.isPresent()) {
            return fallBack(actor, ticket, gone.get());
        }
        var approvals = new ArrayList<>(needs.approvals());
        approvals.add(new Approval(Who.of(actor), desk.now()));
        var enough = approvals.size() >= desk.approvals(ticket);
        var approved =
                desk.save(
                        ticket.with(
                                enough
                                        ? new TicketState.Approved(
                                                needs.proposal(), approvals, null)
                                        : new TicketState.NeedsApproval(
                                                needs.proposal(), approvals)));
        desk.record(
                approved,
                actor,
                "Approved by %s: %s"
                                .formatted(
                                        actor.name(), words(needs.proposal(), zone(actor, ticket)))
                        + (enough ? "" : ". One more approval is needed"),
                "approved",
                enough ? What.APPROVED : null,
                null);
        return approved;
    }

    /** Why what was decided can no longer be carried out; empty if it can. */
    Optional<String> gone(Actor actor, Ticket ticket, Proposal proposal) {
        return missing(actor, ticket.environment(), proposal.backup())
                .or(() ->
                        Optional.ofNullable(proposal.staging())
                                .flatMap(along ->
                                        missing(actor, along.environment(), along.backup())));
    }

    private Optional<String> missing(
            Actor actor, dev.tidemark.base.EnvironmentId environment, BackupId backup) {
        try {
            return backups.find(actor, environment, backup).backup().restorable()
                    ? Optional.empty()
                    : Optional.of(words(backups.find(actor, environment, backup).backup()));
        } catch (NothingHere gone) {
            return Optional.of("The backup that was proposed is gone.");
        }
    }

    private String words(Backup backup) {
        return "The backup of %s that was proposed has been deleted."
                .formatted(
                        Moments.of(
                                backup.requestedAt(),
                                Objects.requireNonNull(
                                        environments
                                                .find(
                                                        Actor.portalAsOperator(),
                                                        backup.environment())
                                                .zone())));
    }

    /** What was decided cannot run any more, so nothing runs. */
    Ticket fallBack(Actor actor, Ticket ticket, String reason) {
        var again = desk.save(ticket.with(new TicketState.Investigating(reason)));
        desk.record(
                again,
                actor,
                reason + " Nothing was started; it is investigated again",
                "fell-back",
                What.FELL_BACK,
                reason);
        return again;
    }
}
