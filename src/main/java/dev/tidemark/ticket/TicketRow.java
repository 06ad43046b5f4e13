package dev.tidemark.ticket;

import dev.tidemark.base.EnvironmentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ticket in a list. */
public record TicketRow(
        TicketNumber number,
        String organizationName,
        EnvironmentId environment,
        String environmentTitle,
        String title,
        Severity severity,
        TicketState.Kind state,
        String filedBy,
        Instant filedAt,
        @Nullable Who assignee,
        Clocks clocks,
        @Nullable Instant startAt,
        Instant changedAt) {}
