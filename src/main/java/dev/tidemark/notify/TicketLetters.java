package dev.tidemark.notify;

import dev.tidemark.account.AccountService;
import dev.tidemark.account.Person;
import dev.tidemark.account.PersonId;
import dev.tidemark.account.StaffRole;
import dev.tidemark.environment.EnvironmentTools;
import dev.tidemark.ticket.LossWords;
import dev.tidemark.ticket.Ticket;
import dev.tidemark.ticket.TicketChanged;
import dev.tidemark.ticket.TicketService;
import dev.tidemark.ticket.TicketState;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells everybody whom a step of a ticket concerns: a notice under the bell, and a mail unless they
 * switched it off. Written in the transaction of what it tells of.
 */
@Component
class TicketLetters {
    private static final int QUOTED = 1500;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm z", Locale.ENGLISH);

    private final Postman postman;
    private final Notices notices;
    private final Switches switches;
    private final AccountService accounts;
    private final TicketService tickets;
    private final EnvironmentTools tools;
    private final Clock clock;
    private final String address;

    TicketLetters(
            Postman postman,
            Notices notices,
            Switches switches,
            AccountService accounts,
            TicketService tickets,
            EnvironmentTools tools,
            Clock clock,
            @Value("${tidemark.address:http://localhost:${server.port}}") String address) {
        this.postman = postman;
        this.notices = notices;
        this.switches = switches;
        this.accounts = accounts;
        this.tickets = tickets;
        this.tools = tools;
        this.clock = clock;
        this.address = address;
    }

    /** Whom it concerns, and whether as one of the hosting team. */
    private record Reader(Person person, boolean staff) {}

    /**
     * @param subject such as {@code Support has a question}
     * @param next what the reader has to do, or that it is nothing
     */
    private record Message(Topic topic, String subject, List<String> paragraphs, String next) {}

    @EventListener
    void on(TicketChanged changed) {
        var ticket = changed.ticket();
        for (var reader : readers(changed)) {
            var message = message(changed, reader.staff());
            if (message == null || reader.person().id().equals(changed.by().id())) {
                continue;
            }
            var path = (reader.staff() ? "support/tickets/" : "tickets/") + ticket.number().value();
            var now = clock.instant();
            notices.insert(
                    reader.person().id(),
                    "%s %s: %s".formatted(ticket.number(), ticket.title(), message.subject()),
                    path,
                    now);
            if (switches.wants(reader.person().id(), message.topic())) {
                postman.post(reader.person().email(), letter(ticket, message, path));
            }
        }
    }

    private Letter letter(Ticket ticket, Message message, String path) {
        var paragraphs = new ArrayList<String>();
        paragraphs.add(
                "Ticket %s, %s, %s."
                        .formatted(
                                ticket.number(),
                                ticket.title(),
                                tools.environment(ticket.environment()).title()));
        paragraphs.addAll(message.paragraphs());
        paragraphs.add(message.next());
        return new Letter(
                "%s: %s · %s".formatted(ticket.number(), message.subject(), ticket.title()),
                paragraphs,
                "Open ticket " + ticket.number(),
                address + "/" + path);
    }

    private List<Reader> readers(TicketChanged changed) {
        var ticket = changed.ticket();
        return switch (changed.what()) {
            case FILED, REOPENED -> staff(StaffRole.SUPPORT);
            case MESSAGE, ANSWERED ->
                    changed.by().id() != null && isCustomer(ticket, changed.by().id())
                            ? withTicket(ticket)
                            : customers(ticket);
            case ASKED, REFUSED, STARTING, AGREED -> customers(ticket);
            case PROPOSED ->
                    Stream.concat(staff(StaffRole.APPROVER).stream(), customers(ticket).stream())
                            .toList();
            case APPROVED, FELL_BACK, RESTORED, FAILED, WITHDRAWN, CONFIRMED, CLOSING_SOON ->
                    both(ticket);
        };
    }

    private boolean isCustomer(Ticket ticket, PersonId person) {
        return tickets.customers(ticket).contains(person);
    }

    private List<Reader> staff(StaffRole role) {
        return accounts.staff(role).stream().map(person -> new Reader(person, true)).toList();
    }

    /** Who filed it and whoever else of the customer has written. */
    private List<Reader> customers(Ticket ticket) {
        return accounts.people(tickets.customers(ticket)).stream()
                .map(person -> new Reader(person, false))
                .toList();
    }

    /** Who has taken it; before that all of support. */
    private List<Reader> withTicket(Ticket ticket) {
        var assignee = ticket.assignee();
        return assignee == null || assignee.id() == null
                ? staff(StaffRole.SUPPORT)
                : accounts.people(List.of(assignee.id())).stream()
                        .map(person -> new Reader(person, true))
                        .toList();
    }

    private List<Reader> both(Ticket ticket) {
        var all = new LinkedHashMap<PersonId, Reader>();
        customers(ticket).forEach(reader -> all.put(reader.person().id(), reader));
        withTicket(ticket).forEach(reader -> all.putIfAbsent(reader.person().id(), reader));
        return List.copyOf(all.values());
    }

    private @Nullable Message message(TicketChanged changed, boolean staff) {
        var ticket = changed.ticket();
        var quoted = quoted(changed);
        var nothing = "You need to do nothing now.";
        return switch (changed.what()) {
            case FILED ->
                    new Message(
                            Topic.FILED,
                            "a restore is requested",
                            quoted,
                            "Take it. The first answer is due by %s."
                                    .formatted(time(ticket.clocks().respondBy(), ticket)));
            case REOPENED ->
                    new Message(
                            Topic.FILED,
                            "%s reopened it".formatted(changed.by().name()),
                            quoted,
                            "Look at it again.");
            case ASKED ->
                    new Message(
                            Topic.QUESTION,
                            "support has a question",
                            quoted,
                            "Answer in the ticket. Until then nothing goes on.");
            case ANSWERED ->
                    new Message(
                            Topic.MESSAGE,
                            "%s answered".formatted(changed.by().name()),
                            quoted,
                            "The clock runs again.");
            case MESSAGE ->
                    new Message(
                            Topic.MESSAGE,
                            "%s wrote".formatted(changed.by().name()),
                            quoted,
                            staff ? "Read it in the ticket." : nothing);
            case PROPOSED ->
                    staff
                            ? new Message(
                                    Topic.DECISION,
                                    "a decision is needed",
                                    quoted,
                                    "Approve or refuse it, unless you filed or proposed it yourself.")
                            : new Message(
                                    Topic.DECISION,
                                    "a moment is proposed",
                                    List.of(proposed(ticket)),
                                    "You need to do nothing. If something of that must not be lost, write in the ticket now.");
            case APPROVED ->
                    new Message(
                            Topic.DECISION,
                            "it is approved",
                            List.of(),
                            staff ? "Carry it out, or agree a time with the customer." : nothing);
            case REFUSED ->
                    new Message(
                            Topic.DECISION,
                            "it is refused",
                            quoted,
                            "Nothing was changed. You can ask once more in the ticket.");
            case FELL_BACK ->
                    new Message(
                            Topic.DECISION,
                            "it is investigated again",
                            quoted,
                            staff ? "Propose anew." : nothing);
            case WITHDRAWN ->
                    staff
                            ? new Message(
                                    Topic.DECISION,
                                    "%s withdrew it".formatted(changed.by().name()),
                                    List.of(),
                                    nothing)
                            : null;
            case AGREED ->
                    new Message(
                            Topic.RESTORE,
                            agreed(ticket),
                            List.of(),
                            "Your site runs as before until then.");
            case STARTING ->
                    new Message(
                            Topic.RESTORE,
                            "the restore starts",
                            List.of("Your site runs as before until the switch."),
                            nothing);
            case RESTORED ->
                    new Message(
                            Topic.RESTORE,
                            "it is back",
                            quoted,
                            staff
                                    ? "The customer is asked to confirm."
                                    : "Look at your site, then confirm it in the ticket, or say what is still wrong.");
            case FAILED ->
                    new Message(
                            Topic.RESTORE,
                            "the restore failed",
                            quoted,
                            staff ? "Look at its log, then propose anew." : "Support looks at it.");
            case CLOSING_SOON ->
                    staff
                            ? null
                            : new Message(
                                    Topic.CLOSING,
                                    "it closes soon",
                                    List.of(closing(ticket)),
                                    "Confirm that it is back, or say what is still wrong.");
            case CONFIRMED ->
                    new Message(
                            Topic.CLOSING,
                            changed.by().id() == null
                                    ? "it was closed by itself"
                                    : "%s confirmed that it is back".formatted(changed.by().name()),
                            List.of(),
                            nothing);
        };
    }

    private String proposed(Ticket ticket) {
        var proposal = ticket.state().proposed();
        return proposal == null
                ? ""
                : "Back to %s. Lost by it: %s."
                        .formatted(time(proposal.moment(), ticket), LossWords.of(proposal.lost()));
    }

    private static List<String> quoted(TicketChanged changed) {
        var words = changed.words();
        if (words == null || words.isBlank()) {
            return List.of();
        }
        return List.of(words.length() <= QUOTED ? words : words.substring(0, QUOTED) + " …");
    }

    private static String agreed(Ticket ticket) {
        return ticket.state() instanceof TicketState.Approved approved && approved.start() != null
                ? "it starts " + time(approved.start().at(), approved.start().zone())
                : "the agreed start was called off";
    }

    private String closing(Ticket ticket) {
        return ticket.state() instanceof TicketState.Restored restored
                ? "It closes by itself at %s.".formatted(time(restored.closesAt(), ticket))
                : "It closes by itself.";
    }

    private String time(Instant instant, Ticket ticket) {
        return time(instant, tools.environment(ticket.environment()).zone());
    }

    private static String time(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone));
    }
}
