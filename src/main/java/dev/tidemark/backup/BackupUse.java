package dev.tidemark.backup;

import dev.tidemark.base.EnvironmentId;
import java.util.Map;

/** Whether something else still needs a backup; answered by the modules that refer to backups. */
public interface BackupUse {
    /** Whether a running operation reads it. */
    boolean inUse(BackupId backup);

    /** The backups of an environment that running operations refer to, each with the reason. */
    Map<BackupId, String> usedOf(EnvironmentId environment);
}
