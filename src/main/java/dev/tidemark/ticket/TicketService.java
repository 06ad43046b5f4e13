package dev.tidemark.ticket;

import dev.tidemark.account.Actor;
import dev.tidemark.account.PersonId;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupId;
import dev.tidemark.backup.BackupService;
import dev.tidemark.base.Decision;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.EnvironmentRow;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.environment.EnvironmentState;
import dev.tidemark.environment.Right;
import dev.tidemark.restore.RestoreId;
import dev.tidemark.ticket.TicketChanged.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers do with tickets, and what both sides read. */
@Service
public class TicketService {
    static final int LONGEST_TITLE = 120;
    static final int LONGEST_WORDS = 10_000;
    private static final int POINTS_BEFORE = 4;
    private static final int POINTS_AFTER = 1;

    private final Desk desk;
    private final Tickets tickets;
    private final Entries entries;
    private final Drafts drafts;
    private final EnvironmentService environments;
    private final BackupService backups;

    TicketService(
            Desk desk,
            Tickets tickets,
            Entries entries,
            Drafts drafts,
            EnvironmentService environments,
            BackupService backups) {
        this.desk = desk;
        this.tickets = tickets;
        this.entries = entries;
        this.drafts = drafts;
        this.environments = environments;
        this.backups = backups;
    }

    /** Whether a restore of the environment could be asked for; the reason otherwise. */
    public Decision mayRequest(Actor actor, EnvironmentId id) {
        var environment = environments.find(actor, id);
        var right = environments.may(actor, id, Right.REQUEST_RESTORE);
        if (!right.isAllowed()) {
            return right;
        }
        return environment.isActive()
                ? Decision.allowed()
                : Decision.no(
                        "%s is inactive. Only active environments are restored; activate it first."
                                .formatted(environment.title()));
    }

    /** Of which a restore could be asked for. */
    public List<EnvironmentRow> requestable(Actor actor) {
        return environments.where(actor, Right.REQUEST_RESTORE).stream()
                .filter(row -> row.state() == EnvironmentState.ACTIVE)
                .toList();
    }

    /** What was answered so far; an empty one to begin with. */
    public Optional<Draft.Saved> draft(Actor actor, EnvironmentId environment) {
        mayRequest(actor, environment).orRefuse();
        return drafts.find(person(actor), environment);
    }

    /** Those that somebody has begun and not sent, newest first. */
    public List<Draft.Saved> drafts(Actor actor) {
        return actor.id() == null
                ? List.of()
                : drafts.of(person(actor)).stream()
                        .filter(saved -> environments.sees(actor, saved.draft().environment()))
                        .toList();
    }

    @Transactional
    public Draft.Saved save(Actor actor, Draft draft) {
        mayRequest(actor, draft.environment()).orRefuse();
        checkLength(draft);
        var now = desk.now();
        drafts.save(person(actor), draft, now);
        return new Draft.Saved(draft, now);
    }

    @Transactional
    public void discard(Actor actor, EnvironmentId environment) {
        drafts.delete(person(actor), environment);
    }

    private static PersonId person(Actor actor) {
        return Objects.requireNonNull(actor.id());
    }

    private static void checkLength(Draft draft) {
        if (draft.title().strip().length() > LONGEST_TITLE) {
            throw new Refused("At most %d letters for the short form.".formatted(LONGEST_TITLE));
        }
        if (draft.words().length() > LONGEST_WORDS) {
            throw new Refused(
                    "At most %,d letters. Attach a file for more.".formatted(LONGEST_WORDS));
        }
    }

    /**
     * The completed backups around the moment since which it is wrong, newest first; without one
     * the newest.
     */
    public List<RecoveryPoint> points(Actor actor, Draft draft) {
        var since = draft.sinceInstant();
        var found = backups.around(actor, draft.environment(), since, POINTS_BEFORE, POINTS_AFTER);
        var points = new ArrayList<RecoveryPoint>();
        boolean suggested = since == null;
        for (var backup : found) {
            var after = since != null && !taken(backup).isBefore(since);
            points.add(new RecoveryPoint(backup, !suggested && !after, after));
            suggested |= !after;
        }
        return points;
    }

    /** Until then it read what it holds. */
    private static Instant taken(Backup backup) {
        return backup.endedAt() == null ? backup.requestedAt() : backup.endedAt();
    }

    /**
     * Files the request that was drafted. A second click finds no draft any more.
     *
     * @return the ticket, with which support begins
     */
    @Transactional
    public Ticket file(Actor actor, EnvironmentId environment, List<NewFile> files) {
        mayRequest(actor, environment).orRefuse();
        Attachments.check(files);
        var draft =
                drafts.find(person(actor), environment)
                        .orElseThrow(() ->
                                new Refused(
                                        "This request was sent already, or thrown away. Look at your tickets."))
                        .draft();
        if (!drafts.delete(person(actor), environment)) {
            throw new Refused("This request was sent already. Look at your tickets.");
        }
        var ticket = complete(actor, draft);
        if (ticket.wish().backup() != null) {
            checkWish(actor, environment, ticket.wish());
        }
        var filed = tickets.find(tickets.insert(ticket)).orElseThrow();
        var entry = desk.say(filed, actor, Entry.Kind.MESSAGE, draft.words().strip());
        desk.attach(filed, entry, files);
        desk.record(
                filed,
                actor,
                "%s filed the request".formatted(actor.name()),
                "filed",
                What.FILED,
                draft.words().strip());
        return filed;
    }

    private Ticket complete(Actor actor, Draft draft) {
        checkLength(draft);
        var missing = missing(draft);
        if (missing != null) {
            throw new Refused(missing + " Nothing was sent.");
        }
        var environment = environments.find(actor, draft.environment());
        var severity = Objects.requireNonNull(draft.severity());
        var now = desk.now();
        var since = draft.sinceInstant();
        if (since != null && since.isAfter(now.plusSeconds(60))) {
            throw new Refused("The moment since which it is wrong lies ahead. Nothing was sent.");
        }
        return new Ticket(
                new TicketNumber(1), // the database counts
                environment.organization(),
                draft.environment(),
                draft.title().strip(),
                Objects.requireNonNull(draft.trouble()),
                severity,
                since,
                draft.zone() == null ? environment.zone() : draft.zone(),
                new Wish(draft.supportChooses() ? null : draft.backup(), draft.scope()),
                new TicketState.Filed(),
                Who.of(actor),
                now,
                null,
                Clocks.from(now, severity),
                now);
    }

    /** What must still be answered, as a sentence; null if nothing. */
    public static @Nullable String missing(Draft draft) {
        if (draft.trouble() == null) {
            return "Say what is wrong.";
        }
        if (draft.title().isBlank()) {
            return "Say in a few words what is wrong.";
        }
        if (!draft.sinceUnknown() && (draft.since() == null || draft.zone() == null)) {
            return "Say since when it is wrong: date, time and zone; or that you do not know.";
        }
        if (draft.severity() == null) {
            return "Say how bad it is.";
        }
        return draft.backup() == null && !draft.supportChooses()
                ? "Choose a moment, or leave the choice to support."
                : null;
    }

    private void checkWish(Actor actor, EnvironmentId environment, Wish wish) {
        if (wish.backup() != null
                && !backups.find(actor, environment, wish.backup()).backup().restorable()) {
            throw new Refused(
                    "That backup can no longer be restored. Choose another one. Nothing was changed.");
        }
    }

    /** Who filed it, and whoever else of the customer has written. */
    public List<PersonId> customers(Ticket ticket) {
        var all = new LinkedHashSet<PersonId>();
        if (ticket.filedBy().id() != null) {
            all.add(ticket.filedBy().id());
        }
        all.addAll(entries.writers(ticket.number(), Entry.Side.CUSTOMER));
        return List.copyOf(all);
    }

    /** The restores that carried it out, in their order. */
    public List<RestoreId> restoresOf(Actor actor, TicketNumber number) {
        return tickets.restores(desk.find(actor, number).number());
    }

    /** The moment of the backup that the customer asks for; empty if none, or it is gone. */
    public Optional<Instant> wishedMoment(Actor actor, Ticket ticket) {
        if (ticket.wish().backup() == null) {
            return Optional.empty();
        }
        try {
            var backup = backups.find(actor, ticket.environment(), ticket.wish().backup()).backup();
            return backup.restorable() ? Optional.of(backup.requestedAt()) : Optional.empty();
        } catch (NothingHere gone) {
            return Optional.empty();
        }
    }

    /** Fails with {@link NothingHere} if there is none or it is not visible. */
    public Ticket find(Actor actor, TicketNumber number) {
        return desk.find(actor, number);
    }

    public Decision may(Actor actor, Ticket ticket, TicketVerb verb) {
        return desk.may(actor, ticket, verb);
    }

    /** Oldest first; without internal notes unless for the hosting team. */
    public List<Entry> conversation(Actor actor, TicketNumber number) {
        desk.find(actor, number);
        return entries.of(number).stream()
                .filter(entry -> entry.kind() != Entry.Kind.NOTE || actor.isStaff())
                .toList();
    }

    /** A file of a ticket that is visible; a note's only for the hosting team. */
    public byte[] file(Actor actor, TicketNumber number, String id) {
        desk.find(actor, number);
        return entries.file(id)
                .filter(file -> file.number().equals(number))
                .filter(file -> !file.internal() || actor.isStaff())
                .map(Entries.Content::bytes)
                .orElseThrow(NothingHere::new);
    }

    /** Of the environments that one sees, newest first. */
    public List<TicketRow> list(Actor actor, TicketFilter filter, int offset, int limit) {
        return tickets.list(environments.visibleTo(actor), filter, offset, limit);
    }

    public int count(Actor actor, TicketFilter filter) {
        return tickets.count(environments.visibleTo(actor), filter);
    }

    /** A message to the other side; an answer to a question sets the clock going again. */
    @Transactional
    public Ticket write(Actor actor, TicketNumber number, String words, List<NewFile> files) {
        var ticket = desk.open(actor, number, TicketVerb.WRITE);
        var said = checkedWords(words, files);
        var entry = desk.say(ticket, actor, Entry.Kind.MESSAGE, said);
        desk.attach(ticket, entry, files);
        desk.audited(ticket, actor, "message", null);
        if (actor.isStaff()) {
            var answered = desk.save(ticket.with(ticket.clocks().answered(desk.now())));
            desk.tell(answered, actor, What.MESSAGE, said);
            return answered;
        }
        if (ticket.state() instanceof TicketState.Waiting) {
            var answered =
                    desk.save(
                            ticket.with(ticket.clocks().resumed(desk.now()))
                                    .with(new TicketState.Investigating(null)));
            desk.tell(answered, actor, What.ANSWERED, said);
            return answered;
        }
        desk.tell(ticket, actor, What.MESSAGE, said);
        return desk.save(ticket);
    }

    static String checkedWords(String words, List<NewFile> files) {
        Attachments.check(files);
        if (words.isBlank() && files.isEmpty()) {
            throw new Refused("There is nothing to send yet.");
        }
        if (words.length() > LONGEST_WORDS) {
            throw new Refused(
                    "At most %,d letters. Attach a file for more. Nothing was sent."
                            .formatted(LONGEST_WORDS));
        }
        return words.strip();
    }

    /** Another moment or scope, as long as nothing is decided. */
    @Transactional
    public Ticket changeWish(Actor actor, TicketNumber number, Wish wish) {
        var ticket = desk.open(actor, number, TicketVerb.CHANGE_WISH);
        checkWish(actor, ticket.environment(), wish);
        var changed = desk.save(ticket.with(wish));
        desk.record(
                changed,
                actor,
                "%s now asks for %s"
                        .formatted(actor.name(), wished(actor, ticket.environment(), wish)),
                "wish-changed",
                What.MESSAGE,
                "The wish was changed.");
        return changed;
    }

    private String wished(Actor actor, EnvironmentId environment, Wish wish) {
        var what = wish.scope() == Scope.ALL ? "everything" : "data without code";
        var point =
                wish.backup() == null
                        ? "a moment that support chooses"
                        : "the backup of %s"
                                .formatted(
                                        Moments.of(
                                                backup(actor, environment, wish.backup()),
                                                environments.find(actor, environment).zone()));
        return point + ", " + what;
    }

    private Instant backup(Actor actor, EnvironmentId environment, BackupId id) {
        return backups.find(actor, environment, id).backup().requestedAt();
    }

    /** Also while it is being approved: the approval then finds nothing to approve. */
    @Transactional
    public Ticket withdraw(Actor actor, TicketNumber number) {
        var ticket = desk.open(actor, number, TicketVerb.WITHDRAW);
        var withdrawn = desk.save(ticket.with(new TicketState.Withdrawn(Who.of(actor))));
        desk.record(
                withdrawn,
                actor,
                "%s withdrew the request".formatted(actor.name()),
                "withdrawn",
                What.WITHDRAWN,
                null);
        return withdrawn;
    }

    @Transactional
    public Ticket confirm(Actor actor, TicketNumber number) {
        var ticket = desk.open(actor, number, TicketVerb.CONFIRM);
        return confirmed(ticket, actor, "%s confirmed that it is back".formatted(actor.name()));
    }

    /** Nobody said otherwise in time; by the portal. */
    Ticket closeByItself(Ticket ticket) {
        return confirmed(
                ticket, Actor.portal(), "Closed by itself: nobody said that something is missing");
    }

    private Ticket confirmed(Ticket ticket, Actor actor, String happened) {
        var restored = (TicketState.Restored) ticket.state();
        var confirmed =
                desk.save(
                        ticket.with(
                                new TicketState.Confirmed(
                                        restored.proposal(),
                                        restored.approvals(),
                                        restored.outcome(),
                                        Who.of(actor))));
        desk.record(confirmed, actor, happened, "confirmed", What.CONFIRMED, null);
        return confirmed;
    }

    /** It is not as it should be, or the refusal was wrong. */
    @Transactional
    public Ticket reopen(Actor actor, TicketNumber number, String reason) {
        var ticket = desk.open(actor, number, TicketVerb.REOPEN);
        if (reason.isBlank()) {
            throw new Refused("Say what is still wrong. Nothing was changed.");
        }
        var said = checkedWords(reason, List.of());
        desk.say(ticket, actor, Entry.Kind.MESSAGE, said);
        var now = desk.now();
        var reopened =
                desk.save(
                        ticket.with(Clocks.from(now, ticket.severity()))
                                .with(
                                        new TicketState.Investigating(
                                                "Reopened by " + actor.name())));
        desk.record(
                reopened,
                actor,
                "%s reopened it".formatted(actor.name()),
                "reopened",
                What.REOPENED,
                said);
        return reopened;
    }
}
