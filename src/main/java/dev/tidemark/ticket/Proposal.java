package dev.tidemark.ticket;

import dev.tidemark.backup.BackupId;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.restore.Loss;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What support proposes, approvers approve, and then runs: exactly this or nothing.
 *
 * @param id of this proposal within its ticket; a changed one has another
 * @param moment the instant the environment goes back to
 * @param parts names as in the backup's manifest, in its order
 * @param safetyBackup whether the present state is backed up first
 * @param staging what takes staging back along (S1.14), null if it stays
 * @param outage a region's outage: operators carry it out (S1.21)
 * @param handOver the data is laid ready and the customer restores it (S2.7)
 * @param lost what was counted as lost when it was proposed
 * @param reason why this moment, for approvers and the record
 */
public record Proposal(
        int id,
        BackupId backup,
        Instant moment,
        List<String> parts,
        boolean safetyBackup,
        @Nullable Along staging,
        boolean outage,
        boolean handOver,
        Loss lost,
        String reason,
        Who by,
        Instant at) {
    public Proposal {
        parts = List.copyOf(parts);
    }

    /** Another environment that goes back with it. */
    public record Along(EnvironmentId environment, String title, BackupId backup, Instant moment) {}
}
