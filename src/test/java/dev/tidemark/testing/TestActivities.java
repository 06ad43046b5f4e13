package dev.tidemark.testing;

import dev.tidemark.account.Actor;
import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityService;
import dev.tidemark.activity.ActivityState;
import java.time.Duration;
import java.time.Instant;

/** Waits for operations to end. */
public final class TestActivities {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private TestActivities() {}

    public static Activity await(ActivityService activities, Actor actor, ActivityId id) {
        var deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            var activity = activities.find(actor, id);
            if (activity.state().isOver()) {
                return activity;
            }
            pause();
        }
        throw new AssertionError("Still not over: " + activities.find(actor, id));
    }

    public static Activity awaitCompleted(ActivityService activities, Actor actor, ActivityId id) {
        var activity = await(activities, actor, id);
        if (activity.state() != ActivityState.COMPLETED) {
            throw new AssertionError(
                    activity.state()
                            + ": "
                            + activity.reason()
                            + "\n"
                            + activities.lines(actor, id, 0, 200));
        }
        return activity;
    }

    /** Until the log says it. */
    public static void awaitLine(
            ActivityService activities, Actor actor, ActivityId id, String words) {
        var deadline = Instant.now().plus(PATIENCE);
        while (activities.lines(actor, id, 0, 1000).stream()
                .noneMatch(line -> line.line().contains(words))) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("Never said: " + words);
            }
            pause();
        }
    }

    public static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
