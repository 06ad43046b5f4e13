package dev.tidemark.backup;

import dev.tidemark.account.Actor;
import dev.tidemark.base.Decision;
import dev.tidemark.base.EnvironmentId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Taking, listing, protecting and deleting backups. */
@Service
public class BackupService {
    /** Whether a backup could be taken now; the reason otherwise. */
    public Decision mayTake(Actor actor, EnvironmentId environment) {
        throw new UnsupportedOperationException();
    }

    /** Queues a manual backup and returns at once. Refused with the reason if it may not be taken now. */
    public Backup take(Actor actor, EnvironmentId environment, BackupMode mode, @Nullable String note) {
        throw new UnsupportedOperationException();
    }

    /** Newest first. */
    public List<Backup> list(Actor actor, EnvironmentId environment, BackupFilter filter, int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    public int count(Actor actor, EnvironmentId environment, BackupFilter filter) {
        throw new UnsupportedOperationException();
    }

    public BackupDetail find(Actor actor, EnvironmentId environment, BackupId id) {
        throw new UnsupportedOperationException();
    }

    /** The newest completed one. */
    public Optional<Backup> lastGood(Actor actor, EnvironmentId environment) {
        throw new UnsupportedOperationException();
    }

    public Decision mayManage(Actor actor, EnvironmentId environment) {
        throw new UnsupportedOperationException();
    }

    /** Keeps a backup from being deleted or replaced, or lets go of it. */
    public void protect(Actor actor, EnvironmentId environment, BackupId id, boolean protect) {
        throw new UnsupportedOperationException();
    }

    public Decision mayDelete(Actor actor, EnvironmentId environment, BackupId id) {
        throw new UnsupportedOperationException();
    }

    /** The backup is gone from the list at once; its snapshots are forgotten soon after, its space freed later. */
    public void delete(Actor actor, EnvironmentId environment, BackupId id) {
        throw new UnsupportedOperationException();
    }
}
