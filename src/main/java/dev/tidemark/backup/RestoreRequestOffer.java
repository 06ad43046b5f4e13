package dev.tidemark.backup;

import dev.tidemark.account.Actor;
import dev.tidemark.base.Decision;
import dev.tidemark.base.EnvironmentId;
import org.jspecify.annotations.Nullable;

/**
 * Asking support for a restore, from the pages of backups; whoever takes requests implements it.
 */
public interface RestoreRequestOffer {
    Decision mayRequest(Actor actor, EnvironmentId environment);

    /**
     * Where the request begins.
     *
     * @param backup what is wished, null if that is still to be chosen
     */
    String path(EnvironmentId environment, @Nullable BackupId backup);
}
