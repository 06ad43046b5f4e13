package dev.tidemark.backup;

import dev.tidemark.plan.BackupFact;
import org.jspecify.annotations.Nullable;

/** Backups as the rules of plans see them. */
final class Facts {
    private Facts() {}

    static BackupFact of(Backup backup, @Nullable String usedBy) {
        return new BackupFact(
                backup.id().value(),
                switch (backup.origin()) {
                    case MANUAL -> BackupFact.Origin.MANUAL;
                    case AUTOMATED -> BackupFact.Origin.AUTOMATED;
                    case SAFETY -> BackupFact.Origin.SAFETY;
                },
                switch (backup.state()) {
                    case COMPLETED -> BackupFact.Outcome.COMPLETED;
                    case FAILED, DELETED -> BackupFact.Outcome.FAILED;
                    case QUEUED, RUNNING -> BackupFact.Outcome.UNDER_WAY;
                },
                backup.requestedAt(),
                backup.isProtected(),
                usedBy,
                backup.bytesTotal() == null ? 0 : backup.bytesTotal());
    }
}
