package dev.tidemark.activity;

import static dev.tidemark.db.Tables.ACTIVITY;

import dev.tidemark.account.OrganizationId;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.db.tables.records.ActivityRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Activities as rows. */
@Repository
class Activities {
    private final DSLContext db;

    Activities(DSLContext db) {
        this.db = db;
    }

    /** An activity with the number that grows at each change. */
    record Changed(Activity activity, long revision, Instant changedAt) {}

    void insert(Activity activity, @Nullable String actorId) {
        db.insertInto(ACTIVITY)
                .set(ACTIVITY.ID, activity.id().value())
                .set(
                        ACTIVITY.KIND,
                        dev.tidemark.db.enums.ActivityKind.valueOf(activity.kind().name()))
                .set(ACTIVITY.ENVIRONMENT_ID, activity.environment().value())
                .set(ACTIVITY.ORGANIZATION_ID, activity.organization().value())
                .set(ACTIVITY.SUBJECT_ID, activity.subjectId())
                .set(ACTIVITY.TITLE, activity.title())
                .set(ACTIVITY.ACTOR_ID, actorId)
                .set(ACTIVITY.ACTOR_NAME, activity.actorName())
                .set(ACTIVITY.STATE, stored(activity.state()))
                .set(ACTIVITY.ATTEMPT, activity.attempt())
                .set(ACTIVITY.QUEUED_AT, activity.queuedAt())
                .set(ACTIVITY.STARTED_AT, activity.startedAt())
                .set(ACTIVITY.ENDED_AT, activity.endedAt())
                .set(ACTIVITY.CHANGED_AT, activity.queuedAt())
                .execute();
    }

    Optional<Activity> find(ActivityId id) {
        return db.fetchOptional(ACTIVITY, ACTIVITY.ID.eq(id.value())).map(Activities::activity);
    }

    List<Activity> recent(Collection<EnvironmentId> environments, int offset, int limit) {
        return list(
                ACTIVITY.ENVIRONMENT_ID.in(
                        environments.stream().map(EnvironmentId::value).toList()),
                offset,
                limit);
    }

    List<Activity> recent(int offset, int limit) {
        return list(DSL.noCondition(), offset, limit);
    }

    private List<Activity> list(Condition condition, int offset, int limit) {
        return db.selectFrom(ACTIVITY)
                .where(condition)
                .orderBy(ACTIVITY.QUEUED_AT.desc(), ACTIVITY.ID.desc())
                .limit(offset, limit)
                .fetch(Activities::activity);
    }

    /** The operation that runs or waits in an environment, deletions and clean-ups not counted. */
    Optional<Activity> unfinished(EnvironmentId environment) {
        return db.selectFrom(ACTIVITY)
                .where(ACTIVITY.ENVIRONMENT_ID.eq(environment.value()))
                .and(
                        ACTIVITY.STATE.in(
                                dev.tidemark.db.enums.ActivityState.QUEUED,
                                dev.tidemark.db.enums.ActivityState.RUNNING))
                .and(
                        ACTIVITY.KIND.in(
                                dev.tidemark.db.enums.ActivityKind.BACKUP,
                                dev.tidemark.db.enums.ActivityKind.RESTORE,
                                dev.tidemark.db.enums.ActivityKind.UNDO,
                                dev.tidemark.db.enums.ActivityKind.RESOLVE,
                                dev.tidemark.db.enums.ActivityKind.ENVIRONMENT_DELETE))
                .orderBy(ACTIVITY.QUEUED_AT)
                .limit(1)
                .fetchOptional(Activities::activity);
    }

    /** Those of a kind about one subject, oldest first. */
    List<Activity> about(ActivityKind kind, EnvironmentId environment, String subjectId) {
        return db.selectFrom(ACTIVITY)
                .where(ACTIVITY.ENVIRONMENT_ID.eq(environment.value()))
                .and(ACTIVITY.SUBJECT_ID.eq(subjectId))
                .and(ACTIVITY.KIND.eq(dev.tidemark.db.enums.ActivityKind.valueOf(kind.name())))
                .orderBy(ACTIVITY.QUEUED_AT, ACTIVITY.ID)
                .fetch(Activities::activity);
    }

    boolean queuedSince(ActivityKind kind, String subjectId, Instant since) {
        return db.fetchExists(
                ACTIVITY,
                ACTIVITY.SUBJECT_ID
                        .eq(subjectId)
                        .and(
                                ACTIVITY.KIND.eq(
                                        dev.tidemark.db.enums.ActivityKind.valueOf(kind.name())))
                        .and(ACTIVITY.QUEUED_AT.ge(since)));
    }

    /** Those of a kind that wait or run, oldest first; for the sweep that nudges them on. */
    List<Activity> unfinished(Collection<ActivityKind> kinds) {
        return db.selectFrom(ACTIVITY)
                .where(
                        ACTIVITY.STATE.in(
                                dev.tidemark.db.enums.ActivityState.QUEUED,
                                dev.tidemark.db.enums.ActivityState.RUNNING))
                .and(
                        ACTIVITY.KIND.in(
                                kinds.stream()
                                        .map(kind ->
                                                dev.tidemark.db.enums.ActivityKind.valueOf(
                                                        kind.name()))
                                        .toList()))
                .orderBy(ACTIVITY.QUEUED_AT)
                .limit(1000)
                .fetch(Activities::activity);
    }

    List<Changed> changedSince(Instant instant) {
        return db.selectFrom(ACTIVITY)
                .where(ACTIVITY.CHANGED_AT.ge(instant))
                .orderBy(ACTIVITY.CHANGED_AT)
                .limit(1000)
                .fetch(row -> new Changed(activity(row), row.getRevision(), row.getChangedAt()));
    }

    void started(ActivityId id, Instant at) {
        db.update(ACTIVITY)
                .set(ACTIVITY.STATE, stored(ActivityState.RUNNING))
                .set(ACTIVITY.STARTED_AT, DSL.coalesce(ACTIVITY.STARTED_AT, at))
                .set(ACTIVITY.REVISION, ACTIVITY.REVISION.plus(1))
                .set(ACTIVITY.CHANGED_AT, at)
                .where(ACTIVITY.ID.eq(id.value()))
                .execute();
    }

    /** Counts a further attempt if a worker that began it was lost. */
    void nextAttempt(ActivityId id, Instant at) {
        db.update(ACTIVITY)
                .set(ACTIVITY.ATTEMPT, ACTIVITY.ATTEMPT.plus(1))
                .set(ACTIVITY.REVISION, ACTIVITY.REVISION.plus(1))
                .set(ACTIVITY.CHANGED_AT, at)
                .where(ACTIVITY.ID.eq(id.value()))
                .and(ACTIVITY.STATE.eq(stored(ActivityState.RUNNING)))
                .execute();
    }

    void requestCancel(ActivityId id, Instant at) {
        db.update(ACTIVITY)
                .set(ACTIVITY.CANCEL_REQUESTED, true)
                .set(ACTIVITY.REVISION, ACTIVITY.REVISION.plus(1))
                .set(ACTIVITY.CHANGED_AT, at)
                .where(ACTIVITY.ID.eq(id.value()).and(ACTIVITY.ENDED_AT.isNull()))
                .execute();
    }

    boolean isCancelRequested(ActivityId id) {
        return db.fetchExists(
                ACTIVITY, ACTIVITY.ID.eq(id.value()).and(ACTIVITY.CANCEL_REQUESTED.isTrue()));
    }

    void progress(ActivityId id, Progress progress, @Nullable String headline, Instant at) {
        db.update(ACTIVITY)
                .set(ACTIVITY.FRACTION, progress.fraction())
                .set(ACTIVITY.BYTES_DONE, progress.bytesDone())
                .set(ACTIVITY.BYTES_TOTAL, progress.bytesTotal())
                .set(ACTIVITY.FILES_DONE, progress.filesDone())
                .set(ACTIVITY.FILES_TOTAL, progress.filesTotal())
                .set(ACTIVITY.SECONDS_LEFT, progress.secondsLeft())
                .set(ACTIVITY.HEADLINE, headline)
                .set(ACTIVITY.REVISION, ACTIVITY.REVISION.plus(1))
                .set(ACTIVITY.CHANGED_AT, at)
                .where(ACTIVITY.ID.eq(id.value()))
                .execute();
    }

    void touched(ActivityId id, Instant at) {
        db.update(ACTIVITY)
                .set(ACTIVITY.REVISION, ACTIVITY.REVISION.plus(1))
                .set(ACTIVITY.CHANGED_AT, at)
                .where(ACTIVITY.ID.eq(id.value()))
                .execute();
    }

    void ended(ActivityId id, ActivityState state, @Nullable String reason, Instant at) {
        db.update(ACTIVITY)
                .set(ACTIVITY.STATE, stored(state))
                .set(ACTIVITY.REASON, reason)
                .set(ACTIVITY.ENDED_AT, at)
                .set(ACTIVITY.SECONDS_LEFT, (Long) null)
                .set(ACTIVITY.REVISION, ACTIVITY.REVISION.plus(1))
                .set(ACTIVITY.CHANGED_AT, at)
                .where(ACTIVITY.ID.eq(id.value()))
                .execute();
    }

    private static dev.tidemark.db.enums.ActivityState stored(ActivityState state) {
        return dev.tidemark.db.enums.ActivityState.valueOf(state.name());
    }

    private static Activity activity(ActivityRecord row) {
        return new Activity(
                new ActivityId(row.getId()),
                ActivityKind.valueOf(row.getKind().name()),
                new EnvironmentId(row.getEnvironmentId()),
                new OrganizationId(row.getOrganizationId()),
                row.getSubjectId(),
                row.getTitle(),
                row.getActorName(),
                ActivityState.valueOf(row.getState().name()),
                row.getAttempt(),
                row.getQueuedAt(),
                row.getStartedAt(),
                row.getEndedAt(),
                new Progress(
                        row.getFraction(),
                        row.getBytesDone(),
                        row.getBytesTotal(),
                        row.getFilesDone(),
                        row.getFilesTotal(),
                        row.getSecondsLeft()),
                row.getHeadline(),
                row.getReason());
    }
}
