package dev.tidemark.backup;

import dev.tidemark.base.EnvironmentId;
import java.util.Map;

/** Whether something else still needs a backup; answered by the modules that refer to backups. */
public interface BackupUse {
    /** Whether a running operation reads it; nobody can delete it then. */
    boolean inUse(BackupId backup);

    /**
     * The backups of an environment that running operations or open requests refer to, each with
     * the reason; retention leaves them alone.
     */
    Map<BackupId, String> usedOf(EnvironmentId environment);
}
