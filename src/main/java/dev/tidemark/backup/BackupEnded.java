package dev.tidemark.backup;

import dev.tidemark.base.EnvironmentId;

/** A backup completed or failed; published within the transaction that records it. */
public record BackupEnded(EnvironmentId environment, BackupId backup) {}
