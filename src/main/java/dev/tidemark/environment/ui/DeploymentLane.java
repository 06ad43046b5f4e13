package dev.tidemark.environment.ui;

import dev.tidemark.account.CurrentActor;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.environment.Deployment;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.webui.Timeline;
import dev.tidemark.webui.TimelineSource;
import dev.tidemark.webui.Times;
import java.util.List;
import org.springframework.stereotype.Component;

/** Deployments on the recovery timeline. */
@Component
class DeploymentLane implements TimelineSource {
    private final EnvironmentService environments;
    private final CurrentActor current;

    DeploymentLane(EnvironmentService environments, CurrentActor current) {
        this.environments = environments;
        this.current = current;
    }

    @Override
    public List<Timeline.Deployment> deployments(EnvironmentId environment) {
        var actor = current.get();
        var times = Times.in(environments.find(actor, environment).zone());
        return environments.deployments(actor, environment).stream()
                .map(deployment -> flag(deployment, times))
                .toList();
    }

    private static Timeline.Deployment flag(Deployment deployment, Times times) {
        var subject = deployment.subject() == null ? "" : " “" + deployment.subject() + "”";
        return new Timeline.Deployment(
                Timeline.at(deployment.seenAt()),
                deployment.shortRevision(),
                "%s. Code %s%s deployed."
                        .formatted(
                                times.moment(deployment.seenAt()),
                                deployment.shortRevision(),
                                subject));
    }
}
