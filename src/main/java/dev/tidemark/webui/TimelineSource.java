package dev.tidemark.webui;

import dev.tidemark.base.EnvironmentId;
import java.util.List;

/** What a module adds to the recovery timeline beside the backups. */
public interface TimelineSource {
    default List<Timeline.Deployment> deployments(EnvironmentId environment) {
        return List.of();
    }

    default List<Timeline.GoingBack> restores(EnvironmentId environment) {
        return List.of();
    }
}
