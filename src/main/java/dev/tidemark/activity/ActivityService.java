package dev.tidemark.activity;

import dev.tidemark.account.Actor;
import dev.tidemark.base.EnvironmentId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What people may read of activities. */
@Service
public class ActivityService {
    public Activity find(Actor actor, ActivityId id) {
        throw new UnsupportedOperationException();
    }

    /** In their order, the running one last. */
    public List<ActivityStep> steps(Actor actor, ActivityId id) {
        throw new UnsupportedOperationException();
    }

    /** Lines after the given one, oldest first. */
    public List<ActivityLine> lines(Actor actor, ActivityId id, long after, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Newest first; of all environments that the actor sees, or of one. */
    public List<Activity> recent(Actor actor, @Nullable EnvironmentId environment, int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    /** The operation that holds the environment now. */
    public Optional<Activity> running(Actor actor, EnvironmentId environment) {
        throw new UnsupportedOperationException();
    }
}
