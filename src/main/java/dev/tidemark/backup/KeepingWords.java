package dev.tidemark.backup;

import dev.tidemark.base.EnvironmentId;
import java.util.List;

/** Why backups are kept, in words; answered by the module that looks after them. */
public interface KeepingWords {
    /** Every reason; what retention would say of one that it would delete, if it would. */
    List<String> of(EnvironmentId environment, BackupId backup);
}
