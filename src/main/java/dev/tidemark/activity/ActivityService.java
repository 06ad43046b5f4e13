package dev.tidemark.activity;

import dev.tidemark.account.Actor;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What people may read of activities. */
@Service
public class ActivityService {
    private final Activities activities;
    private final Steps steps;
    private final LogLines lines;
    private final Visibility visibility;
    private final Operations operations;

    ActivityService(
            Activities activities,
            Steps steps,
            LogLines lines,
            Visibility visibility,
            Operations operations) {
        this.activities = activities;
        this.steps = steps;
        this.lines = lines;
        this.visibility = visibility;
        this.operations = operations;
    }

    /** Fails with {@link NothingHere} if it does not exist or is not visible. */
    public Activity find(Actor actor, ActivityId id) {
        return activities
                .find(id)
                .filter(activity -> visibility.sees(actor, activity.environment()))
                .orElseThrow(NothingHere::new);
    }

    /** In their order, the running one last. */
    public List<ActivityStep> steps(Actor actor, ActivityId id) {
        return steps.of(find(actor, id).id());
    }

    /** Lines after the given one, oldest first. */
    public List<ActivityLine> lines(Actor actor, ActivityId id, long after, int limit) {
        return lines.after(find(actor, id).id(), after, limit);
    }

    /** Newest first; of all environments that the actor sees, or of one. */
    public List<Activity> recent(
            Actor actor, @Nullable EnvironmentId environment, int offset, int limit) {
        if (environment == null && visibility.seesAll(actor)) {
            return activities.recent(offset, limit);
        }
        return activities.recent(
                environment == null
                        ? visibility.visibleTo(actor)
                        : Set.of(visible(actor, environment)),
                offset,
                limit);
    }

    /** Those of a kind about one subject of the environment, oldest first. */
    public List<Activity> about(
            Actor actor, ActivityKind kind, EnvironmentId environment, String subjectId) {
        return activities.about(kind, visible(actor, environment), subjectId);
    }

    /** The visible environments that nothing may change now, each with the reason. */
    public Map<EnvironmentId, String> held(Actor actor) {
        var all = new LinkedHashMap<>(operations.held());
        all.keySet().removeIf(environment -> !visibility.sees(actor, environment));
        return all;
    }

    /** The operation that runs or waits in the environment now. */
    public Optional<Activity> running(Actor actor, EnvironmentId environment) {
        return activities.unfinished(visible(actor, environment));
    }

    private EnvironmentId visible(Actor actor, EnvironmentId environment) {
        if (!visibility.sees(actor, environment)) {
            throw new NothingHere();
        }
        return environment;
    }
}
