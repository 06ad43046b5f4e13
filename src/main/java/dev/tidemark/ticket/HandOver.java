package dev.tidemark.ticket;

import dev.tidemark.activity.ActivityId;
import dev.tidemark.backup.BackupId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backup laid ready for its customer (S2.7).
 *
 * @param readyAt null while it is prepared
 * @param expiresAt when its files are deleted, null while it is prepared
 * @param deletedAt null while they are there
 */
public record HandOver(
        String id,
        TicketNumber ticket,
        BackupId backup,
        ActivityId activity,
        List<String> parts,
        @Nullable Instant readyAt,
        @Nullable Instant expiresAt,
        @Nullable Instant deletedAt,
        List<Item> files) {
    public HandOver {
        parts = List.copyOf(parts);
        files = List.copyOf(files);
    }

    /**
     * One file to fetch.
     *
     * @param sha256 of its content, in hexadecimal letters
     */
    public record Item(String name, long bytes, String sha256) {}

    /** Whether it can be fetched. */
    public boolean readyAt(Instant now) {
        return readyAt != null && deletedAt == null && expiresAt != null && now.isBefore(expiresAt);
    }
}
