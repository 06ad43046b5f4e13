package dev.tidemark.ticket;

import dev.tidemark.backup.Backup;

/**
 * A backup to which one could go back, in the list of a request.
 *
 * @param suggested the last one before the trouble began
 * @param afterTrouble taken when it was wrong already
 */
public record RecoveryPoint(Backup backup, boolean suggested, boolean afterTrouble) {}
