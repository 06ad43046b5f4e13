package dev.tidemark.ticket;

import dev.tidemark.activity.Activity;
import dev.tidemark.backup.Backup;
import dev.tidemark.environment.Deployment;
import dev.tidemark.environment.Health;
import dev.tidemark.restore.Loss;
import dev.tidemark.restore.Restore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the portal knows about an environment around the trouble.
 *
 * @param health what its health address answers now; null if it has none
 * @param deployments newest first, from a day before the trouble on
 * @param backups completed ones around it, newest first
 * @param compared the backup against which changes were counted: the one asked for, else the last
 *     before the trouble; null if there is none
 * @param changed what changed since then, null if it could not be counted
 * @param running what runs there now
 * @param earlier its other tickets, newest first
 * @param restores its restores, newest first
 * @param gatheredAt when this was looked at
 */
public record Evidence(
        @Nullable Health health,
        List<Deployment> deployments,
        List<Backup> backups,
        @Nullable Backup compared,
        @Nullable Loss changed,
        @Nullable Activity running,
        List<Ticket> earlier,
        List<Restore> restores,
        Instant gatheredAt) {
    public Evidence {
        deployments = List.copyOf(deployments);
        backups = List.copyOf(backups);
        earlier = List.copyOf(earlier);
        restores = List.copyOf(restores);
    }
}
