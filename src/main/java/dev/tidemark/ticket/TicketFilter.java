package dev.tidemark.ticket;

import dev.tidemark.account.OrganizationId;
import dev.tidemark.account.PersonId;
import dev.tidemark.base.EnvironmentId;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets a list shows; null for all of that.
 *
 * @param open whether somebody still has to do something
 * @param words in number, title, environment or organization
 */
public record TicketFilter(
        @Nullable Boolean open,
        TicketState.@Nullable Kind state,
        @Nullable Severity severity,
        @Nullable PersonId assignee,
        boolean unassigned,
        @Nullable OrganizationId organization,
        @Nullable EnvironmentId environment,
        @Nullable String words) {
    public static final TicketFilter OPEN =
            new TicketFilter(true, null, null, null, false, null, null, null);
    public static final TicketFilter ALL =
            new TicketFilter(null, null, null, null, false, null, null, null);
}
