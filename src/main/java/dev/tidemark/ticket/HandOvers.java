package dev.tidemark.ticket;

import dev.tidemark.account.Actor;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.AuditTrail;
import dev.tidemark.activity.Operations;
import dev.tidemark.backup.BackupService;
import dev.tidemark.base.Decision;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.base.ShortId;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Lays an approved backup ready for the customer, who fetches it (S2.7). */
@Service
public class HandOvers {
    private static final Logger LOG = LoggerFactory.getLogger(HandOvers.class);

    private final Desk desk;
    private final HandOverRows rows;
    private final HandOverFolder folder;
    private final Operations operations;
    private final BackupService backups;
    private final AuditTrail audit;
    private final Clock clock;

    HandOvers(
            Desk desk,
            HandOverRows rows,
            HandOverFolder folder,
            Operations operations,
            BackupService backups,
            AuditTrail audit,
            Clock clock) {
        this.desk = desk;
        this.rows = rows;
        this.folder = folder;
        this.operations = operations;
        this.backups = backups;
        this.audit = audit;
        this.clock = clock;
    }

    void begin(Actor actor, Ticket ticket, Proposal proposal) {
        audit.record(
                actor,
                ticket.organization(),
                ticket.environment(),
                "hand-over.begun",
                ticket.number().toString(),
                proposal.backup().value());
        backups.keep(proposal.backup());
        var id = ShortId.next("ho");
        var activity =
                operations.queue(
                        actor,
                        ActivityKind.HAND_OVER,
                        ticket.environment(),
                        ticket.organization(),
                        id,
                        "Hand-over for ticket " + ticket.number());
        rows.insert(
                new HandOver(
                        id,
                        ticket.number(),
                        proposal.backup(),
                        activity.id(),
                        proposal.parts(),
                        null,
                        null,
                        null,
                        List.of()),
                clock.instant());
    }

    /** The newest of a ticket; for whoever sees it. */
    public Optional<HandOver> of(Actor actor, TicketNumber number) {
        desk.find(actor, number);
        return rows.newest(number);
    }

    public Decision mayFetch(Actor actor, TicketNumber number) {
        return desk.may(actor, desk.find(actor, number), TicketVerb.FETCH);
    }

    /**
     * A file to fetch; recorded as fetched. Only as long as it has not expired, and whatever the
     * ticket's state for those alone who may ask for a restore.
     */
    public Path fetch(Actor actor, TicketNumber number, String name) {
        var ticket = desk.find(actor, number);
        desk.may(actor, ticket, TicketVerb.FETCH).orRefuse();
        var handOver = rows.newest(number).orElseThrow(NothingHere::new);
        if (!handOver.readyAt(clock.instant())) {
            throw new Refused("It is no longer there. Ask support to lay it ready again.");
        }
        var item =
                handOver.files().stream()
                        .filter(file -> file.name().equals(name))
                        .findFirst()
                        .orElseThrow(NothingHere::new);
        desk.audited(ticket, actor, "fetched", name);
        return folder.file(handOver, item);
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
    void deleteExpired() {
        try {
            for (var expired : rows.expired(clock.instant())) {
                folder.delete(expired.id());
                rows.deleted(expired.id(), clock.instant());
            }
        } catch (RuntimeException problem) {
            LOG.warn("Expired hand-overs will be deleted later", problem);
        }
    }
}
