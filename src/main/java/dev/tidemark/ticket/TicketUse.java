package dev.tidemark.ticket;

import dev.tidemark.backup.BackupId;
import dev.tidemark.backup.BackupUse;
import dev.tidemark.base.EnvironmentId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Retention keeps what open tickets refer to. People can still delete it; then nothing runs, and
 * the ticket says so.
 */
@Component
class TicketUse implements BackupUse {
    private final Tickets tickets;

    TicketUse(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public boolean inUse(BackupId backup) {
        return false;
    }

    @Override
    public Map<BackupId, String> usedOf(EnvironmentId environment) {
        var used = new HashMap<BackupId, String>();
        for (var ticket : tickets.openOfProject(environment)) {
            var words = "ticket %s refers to it".formatted(ticket.number());
            put(used, ticket.wish().backup(), words);
            var proposal = ticket.state().proposed();
            if (proposal != null) {
                put(used, proposal.backup(), words);
                put(used, proposal.staging() == null ? null : proposal.staging().backup(), words);
            }
        }
        return used;
    }

    private static void put(Map<BackupId, String> used, @Nullable BackupId backup, String words) {
        if (backup != null) {
            used.put(backup, words);
        }
    }
}
