package dev.tidemark.ticket;

import dev.tidemark.backup.BackupId;
import dev.tidemark.restore.Loss;
import java.util.List;

/**
 * What support wants to propose.
 *
 * @param parts names as in the backup's manifest
 * @param alongWithStaging takes staging back too, where the plan keeps both together and staging
 *     has a backup of that time
 * @param outage a region's outage
 * @param lost as it was counted and shown
 * @param reason for approvers and the record
 */
public record ProposalDraft(
        BackupId backup,
        List<String> parts,
        boolean safetyBackup,
        boolean alongWithStaging,
        boolean outage,
        Loss lost,
        String reason) {}
