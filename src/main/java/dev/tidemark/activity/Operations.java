package dev.tidemark.activity;

import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationId;
import dev.tidemark.base.Decision;
import dev.tidemark.base.EnvironmentId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Asking for operations: recorded first, then nudged into the job queue once the record is
 * committed.
 */
@Service
public class Operations {
    private static final Logger LOG = LoggerFactory.getLogger(Operations.class);

    private final Activities activities;
    private final Leases leases;
    private final ObjectProvider<OperationStarter> starters;
    private final ObjectProvider<EnvironmentHold> holds;
    private final JobQueue queue;
    private final Clock clock;

    Operations(
            Activities activities,
            Leases leases,
            ObjectProvider<OperationStarter> starters,
            ObjectProvider<EnvironmentHold> holds,
            JobQueue queue,
            Clock clock) {
        this.activities = activities;
        this.leases = leases;
        this.starters = starters;
        this.holds = holds;
        this.queue = queue;
        this.clock = clock;
    }

    /** Whether nothing else runs or waits in the environment. */
    public Decision free(EnvironmentId environment) {
        return activities
                .unfinished(environment)
                .map(running -> Decision.no(EnvironmentBusy.reason(running)))
                .or(() -> whyHeld(environment).map(Decision::no))
                .orElseGet(Decision::allowed);
    }

    private Optional<String> whyHeld(EnvironmentId environment) {
        return Optional.ofNullable(held().get(environment));
    }

    /** Environments that nothing may change until somebody has resolved what happened there. */
    public Map<EnvironmentId, String> held() {
        var all = new HashMap<EnvironmentId, String>();
        holds.forEach(hold -> all.putAll(hold.held()));
        return all;
    }

    /**
     * Serialises requests of an environment until the caller's transaction ends; fails with {@link
     * EnvironmentBusy} or {@link EnvironmentHeld}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void claim(EnvironmentId environment) {
        claimHeld(environment);
        whyHeld(environment)
                .ifPresent(reason -> {
                    throw new EnvironmentHeld(reason);
                });
    }

    /** The same for what ends a hold. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void claimHeld(EnvironmentId environment) {
        leases.lock(Leases.of(environment));
        activities
                .unfinished(environment)
                .ifPresent(running -> {
                    throw new EnvironmentBusy(running);
                });
    }

    /** Whether such an activity was queued for a subject since then, however it ended. */
    public boolean queuedSince(ActivityKind kind, String subjectId, Instant since) {
        return activities.queuedSince(kind, subjectId, since);
    }

    /** Records a queued activity in the caller's transaction and starts it after the commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Activity queue(
            Actor actor,
            ActivityKind kind,
            EnvironmentId environment,
            OrganizationId organization,
            String subjectId,
            String title) {
        var activity = queued(actor, kind, environment, organization, subjectId, title);
        activities.insert(activity, actor.id() == null ? null : actor.id().value());
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        start(activity, "first");
                    }
                });
        return activity;
    }

    /** What ran under a portal whose records are lost, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public ActivityId recordCompleted(
            ActivityKind kind,
            EnvironmentId environment,
            OrganizationId organization,
            String subjectId,
            String title,
            String actorName,
            Instant from,
            Instant until) {
        var activity =
                new Activity(
                        ActivityId.next(),
                        kind,
                        environment,
                        organization,
                        subjectId,
                        title,
                        actorName,
                        ActivityState.COMPLETED,
                        1,
                        from,
                        from,
                        until,
                        Progress.UNKNOWN,
                        null,
                        null);
        activities.insert(activity, null);
        return activity.id();
    }

    /** Asks the worker to stop; it does so if what it does can still be stopped without a trace. */
    @Transactional
    public void requestCancel(ActivityId id) {
        activities.requestCancel(id, clock.instant());
    }

    /** Nudges everything that waits, and takes over what a dead worker left. */
    void sweep() {
        var byKind = byKind();
        var alive = leases.alive();
        for (var activity : activities.unfinished(List.copyOf(byKind.keySet()))) {
            if (alive.contains(activity.id()) || isFresh(activity)) {
                continue;
            }
            start(activity, "sweep-" + clock.millis() / 10_000);
        }
    }

    private boolean isFresh(Activity activity) {
        return activity.state() == ActivityState.QUEUED
                && activity.queuedAt().isAfter(clock.instant().minusSeconds(3));
    }

    private void start(Activity activity, String nudge) {
        @Nullable OperationStarter starter = byKind().get(activity.kind());
        if (starter == null) {
            return;
        }
        var key = activity.id() + "/" + activity.attempt() + "/" + nudge;
        try {
            starter.enqueue(activity, UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)));
            queue.wake();
        } catch (RuntimeException notNow) {
            LOG.warn(
                    "{} could not be queued now, the next sweep tries again",
                    activity.id(),
                    notNow);
        }
    }

    private Map<ActivityKind, OperationStarter> byKind() {
        return starters.stream()
                .collect(Collectors.toMap(OperationStarter::kind, Function.identity()));
    }

    private Activity queued(
            Actor actor,
            ActivityKind kind,
            EnvironmentId environment,
            OrganizationId organization,
            String subjectId,
            String title) {
        return new Activity(
                ActivityId.next(),
                kind,
                environment,
                organization,
                subjectId,
                title,
                actor.name(),
                ActivityState.QUEUED,
                1,
                clock.instant(),
                null,
                null,
                Progress.UNKNOWN,
                null,
                null);
    }
}
