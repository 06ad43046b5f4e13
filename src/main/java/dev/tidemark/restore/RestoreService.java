package dev.tidemark.restore;

import dev.tidemark.account.Actor;
import dev.tidemark.backup.BackupId;
import dev.tidemark.base.Decision;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.environment.EnvironmentRow;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Bringing environments back to a backup, and undoing it. */
@Service
public class RestoreService {
    /** Whether a restore into the environment could be started now; the reason otherwise. */
    public Decision mayRestore(Actor actor, EnvironmentId target) {
        throw new UnsupportedOperationException();
    }

    /** Environments of the same project that a backup of this one could be restored into, itself first. */
    public List<EnvironmentRow> targets(Actor actor, EnvironmentId source) {
        throw new UnsupportedOperationException();
    }

    /** Counts what would be lost; takes seconds, changes nothing. */
    public RestorePreview preview(Actor actor, EnvironmentId source, BackupId backup, EnvironmentId target) {
        throw new UnsupportedOperationException();
    }

    /**
     * Queues the restore and returns at once.
     *
     * @param typedName must be the target's id, as the person typed it
     * @param shown what was shown as lost, recorded with the restore
     */
    public Restore restore(
            Actor actor,
            EnvironmentId source,
            BackupId backup,
            EnvironmentId target,
            RestoreOptions options,
            String typedName,
            Loss shown) {
        throw new UnsupportedOperationException();
    }

    public Restore find(Actor actor, RestoreId id) {
        throw new UnsupportedOperationException();
    }

    /** Newest first. */
    public List<Restore> list(Actor actor, EnvironmentId environment, int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    /** The newest restore whose previous state is still there. */
    public Optional<Restore> undoable(Actor actor, EnvironmentId environment) {
        throw new UnsupportedOperationException();
    }

    public Decision mayUndo(Actor actor, RestoreId id) {
        throw new UnsupportedOperationException();
    }

    /** Queues the way back to the state before the restore. */
    public Restore undo(Actor actor, RestoreId id) {
        throw new UnsupportedOperationException();
    }

    /** Stops a restore that has not begun to switch; nothing has changed then. */
    public void cancel(Actor actor, RestoreId id) {
        throw new UnsupportedOperationException();
    }
}
