package dev.tidemark.ticket;

import dev.tidemark.base.EnvironmentId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in a list.
 *
 * @param zone of its project
 */
public record TicketRow(
        TicketNumber number,
        String organizationName,
        EnvironmentId environment,
        String environmentTitle,
        ZoneId zone,
        String title,
        Severity severity,
        TicketState.Kind state,
        String filedBy,
        Instant filedAt,
        @Nullable Who assignee,
        Clocks clocks,
        @Nullable Instant startAt,
        Instant changedAt) {}
