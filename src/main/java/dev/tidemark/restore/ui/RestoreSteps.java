package dev.tidemark.restore.ui;

import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityStep;
import dev.tidemark.activity.ActivityStep.StepState;
import dev.tidemark.activity.ui.ProgressWords;
import dev.tidemark.restore.RestoreOptions;
import dev.tidemark.webui.StepList;
import dev.tidemark.webui.TideIcon;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A restore's recorded steps, gathered into the few that people were told of before. */
class RestoreSteps extends StepList {
    private final RestoreOptions options;
    private final Times times;

    RestoreSteps(RestoreOptions options, Times times) {
        super(Tone.RESTORE);
        this.options = options;
        this.times = times;
    }

    void show(Activity activity, List<ActivityStep> recorded) {
        var steps = new ArrayList<Step>();
        if (options.safetyBackup().isTaken()) {
            steps.add(
                    phase(
                            "Safety backup of the present state",
                            "Kept as a backup of its own",
                            activity,
                            of(recorded, "safety")));
        }
        steps.add(
                phase(
                        "Prepare beside",
                        "Everything is put beside the running site first",
                        activity,
                        of(recorded, "prepare:")));
        steps.add(
                phase(
                        "Compare with the manifest",
                        "Every table’s rows and the files are counted. If anything differs, the restore stops here.",
                        activity,
                        of(recorded, "compare")));
        steps.add(phase("Switch", "All parts change together", activity, of(recorded, "switch:")));
        steps.add(
                phase(
                        "Check the site",
                        "Hooks, then the health address",
                        activity,
                        of(recorded, "check")));
        show(steps);
    }

    private static List<ActivityStep> of(List<ActivityStep> recorded, String prefix) {
        return recorded.stream().filter(step -> step.step().startsWith(prefix)).toList();
    }

    private Step phase(String title, String before, Activity activity, List<ActivityStep> steps) {
        if (steps.isEmpty()) {
            return new Step(title, State.COMING, "", before);
        }
        var state = state(activity, steps);
        var last = steps.getLast();
        var detail = steps.size() == 1 && last.detail() != null ? last.detail() : "";
        return new Step(
                title,
                state,
                time(state, steps),
                detail,
                steps.size() == 1 ? List.of() : bars(activity, steps));
    }

    private static State state(Activity activity, List<ActivityStep> steps) {
        if (steps.stream().anyMatch(step -> step.state() == StepState.FAILED)) {
            return State.FAILED;
        }
        if (steps.stream().allMatch(step -> step.state() == StepState.COMPLETED)) {
            return State.DONE;
        }
        return activity.state().isOver() ? State.FAILED : State.NOW;
    }

    private String time(State state, List<ActivityStep> steps) {
        var start =
                steps.stream().map(ActivityStep::startedAt).min(Instant::compareTo).orElseThrow();
        if (state == State.NOW) {
            return Times.duration(Duration.between(start, times.now())) + " so far";
        }
        return steps.stream()
                .map(ActivityStep::endedAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .map(end -> Times.duration(Duration.between(start, end)))
                .orElse("");
    }

    private static List<Bar> bars(Activity activity, List<ActivityStep> steps) {
        return steps.stream()
                .filter(step -> !step.step().equals("safety"))
                .map(step -> bar(activity, step))
                .toList();
    }

    private static Bar bar(Activity activity, ActivityStep step) {
        var detail = step.detail() == null ? "" : step.detail();
        var title = part(step);
        return switch (step.state()) {
            case COMPLETED -> new Bar(icon(step), title, 1, detail.isEmpty() ? "done" : detail);
            case FAILED -> new Bar(TideIcon.CROSS, title, 0, "failed");
            case RUNNING -> {
                var words = ProgressWords.done(activity.progress());
                yield new Bar(
                        icon(step), title, -1, words.isEmpty() ? "running" : words.getFirst());
            }
        };
    }

    /** Without the verb that its phase says already. */
    private static String part(ActivityStep step) {
        var name = step.title().replaceFirst("^(Prepare|Switch) ", "");
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static TideIcon icon(ActivityStep step) {
        var key = step.step();
        if (key.contains("database:")) {
            return TideIcon.DATABASE;
        }
        return key.contains("files:")
                ? TideIcon.FOLDER
                : key.endsWith("code") ? TideIcon.CODE : TideIcon.TICK;
    }
}
