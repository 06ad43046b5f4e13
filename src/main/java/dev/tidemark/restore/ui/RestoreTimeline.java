package dev.tidemark.restore.ui;

import dev.tidemark.account.CurrentActor;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.restore.Restore;
import dev.tidemark.restore.RestoreService;
import dev.tidemark.restore.RestoreState;
import dev.tidemark.webui.Timeline;
import dev.tidemark.webui.TimelineSource;
import dev.tidemark.webui.Times;
import java.util.List;
import org.springframework.stereotype.Component;

/** Restores on the recovery timeline: from when it ran back to the moment it went to. */
@Component
class RestoreTimeline implements TimelineSource {
    private static final int MOST = 50;

    private final RestoreService restores;
    private final EnvironmentService environments;
    private final CurrentActor current;

    RestoreTimeline(
            RestoreService restores, EnvironmentService environments, CurrentActor current) {
        this.restores = restores;
        this.environments = environments;
        this.current = current;
    }

    @Override
    public List<Timeline.GoingBack> restores(EnvironmentId environment) {
        var actor = current.get();
        var times = Times.in(environments.find(actor, environment).zone());
        return restores.list(actor, environment, 0, MOST).stream()
                .filter(restore -> restore.state() == RestoreState.COMPLETED)
                .map(restore -> goingBack(restore, times))
                .toList();
    }

    private static Timeline.GoingBack goingBack(Restore restore, Times times) {
        var ran = restore.startedAt() == null ? restore.requestedAt() : restore.startedAt();
        return new Timeline.GoingBack(
                Timeline.at(ran),
                Timeline.at(restore.backupAt()),
                "back to " + times.within(restore.backupAt()),
                "%s. Restore back to %s, by %s."
                        .formatted(
                                times.moment(ran),
                                times.moment(restore.backupAt()),
                                restore.actorName()));
    }
}
