package dev.tidemark.ticket;

import dev.tidemark.account.OrganizationId;
import dev.tidemark.base.EnvironmentId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A customer's request for a restore, as on record.
 *
 * @param title in a few words, the customer's
 * @param since since when it is wrong, null if the customer does not know
 * @param zone in which that was said (S2.5)
 * @param assignee of the hosting team, null until somebody takes it
 */
public record Ticket(
        TicketNumber number,
        OrganizationId organization,
        EnvironmentId environment,
        String title,
        Trouble trouble,
        Severity severity,
        @Nullable Instant since,
        ZoneId zone,
        Wish wish,
        TicketState state,
        Who filedBy,
        Instant filedAt,
        @Nullable Who assignee,
        Clocks clocks,
        Instant changedAt) {
    Ticket with(TicketState next) {
        return new Ticket(
                number,
                organization,
                environment,
                title,
                trouble,
                severity,
                since,
                zone,
                wish,
                next,
                filedBy,
                filedAt,
                assignee,
                clocks,
                changedAt);
    }

    Ticket with(Wish other) {
        return new Ticket(
                number,
                organization,
                environment,
                title,
                trouble,
                severity,
                since,
                zone,
                other,
                state,
                filedBy,
                filedAt,
                assignee,
                clocks,
                changedAt);
    }

    Ticket with(Clocks other) {
        return new Ticket(
                number,
                organization,
                environment,
                title,
                trouble,
                severity,
                since,
                zone,
                wish,
                state,
                filedBy,
                filedAt,
                assignee,
                other,
                changedAt);
    }

    Ticket assignedTo(Who colleague) {
        return new Ticket(
                number,
                organization,
                environment,
                title,
                trouble,
                severity,
                since,
                zone,
                wish,
                state,
                filedBy,
                filedAt,
                colleague,
                clocks,
                changedAt);
    }
}
