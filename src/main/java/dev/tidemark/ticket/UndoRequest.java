package dev.tidemark.ticket;

import dev.tidemark.restore.RestoreId;
import java.time.Instant;
import java.util.List;

/**
 * Staff's wish to undo what a ticket restored.
 *
 * @param approvals so far
 */
public record UndoRequest(
        RestoreId restore,
        TicketNumber ticket,
        Who askedBy,
        String words,
        Instant askedAt,
        List<Who> approvals) {
    public UndoRequest {
        approvals = List.copyOf(approvals);
    }
}
