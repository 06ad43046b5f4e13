package dev.tidemark.activity.ui;

import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityStep;
import dev.tidemark.webui.StepList;
import dev.tidemark.webui.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The recorded steps of an activity, and those that are known to come. */
public class ActivitySteps extends StepList {
    private final Times times;

    public ActivitySteps(Activity activity, Times times) {
        super(ActivityStates.tone(activity.kind()));
        this.times = times;
    }

    public void show(Activity activity, List<ActivityStep> recorded) {
        show(activity, recorded, List.of());
    }

    /**
     * @param coming what follows the recorded ones, as long as the activity is not over
     */
    public void show(Activity activity, List<ActivityStep> recorded, List<Step> coming) {
        var steps = new ArrayList<Step>();
        recorded.forEach(step -> steps.add(shown(activity, step)));
        if (!activity.state().isOver()) {
            steps.addAll(coming);
        }
        show(steps);
    }

    private Step shown(Activity activity, ActivityStep step) {
        var state = ActivityStates.step(step.state());
        var ended = step.endedAt();
        var detail = step.detail() == null ? "" : step.detail();
        if (state == State.NOW && activity.state().isOver()) {
            return new Step(step.title(), State.FAILED, "interrupted", detail);
        }
        var time =
                ended == null
                        ? Times.duration(soFar(step.startedAt())) + " so far"
                        : Times.duration(Duration.between(step.startedAt(), ended));
        return new Step(
                step.title(), state, time, state == State.NOW ? now(activity, detail) : detail);
    }

    private static String now(Activity activity, String detail) {
        var figures = ProgressWords.line(activity.progress());
        return detail.isEmpty() ? figures : detail;
    }

    private Duration soFar(Instant start) {
        return Duration.between(start, times.now());
    }
}
