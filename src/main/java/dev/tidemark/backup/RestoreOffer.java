package dev.tidemark.backup;

import dev.tidemark.account.Actor;
import dev.tidemark.base.Decision;
import dev.tidemark.base.EnvironmentId;

/** What the pages of backups offer for going back to one; whoever restores implements it. */
public interface RestoreOffer {
    /** Whether a restore into the environment could be started now; the reason otherwise. */
    Decision mayRestore(Actor actor, EnvironmentId environment);

    /** Whether the plan and the person's rights let them restore it themselves, now or later. */
    boolean mayEverRestore(Actor actor, EnvironmentId environment);

    /** Asks the person who is signed in what exactly to restore, on the page that is open. */
    void ask(EnvironmentId environment, BackupId backup);
}
