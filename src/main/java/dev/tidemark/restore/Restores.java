package dev.tidemark.restore;

import static dev.tidemark.db.Tables.BACKUP;
import static dev.tidemark.db.Tables.RESTORE_RUN;

import dev.tidemark.activity.ActivityId;
import dev.tidemark.backup.BackupId;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.Json;
import dev.tidemark.db.enums.RestoreRunState;
import dev.tidemark.db.tables.records.RestoreRunRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;

/** Restores as rows. */
@Repository
class Restores {
    private final DSLContext db;
    private final ApplicationEventPublisher events;

    Restores(DSLContext db, ApplicationEventPublisher events) {
        this.db = db;
        this.events = events;
    }

    void insert(Restore restore, @Nullable String actorId) {
        db.insertInto(RESTORE_RUN)
                .set(RESTORE_RUN.ID, restore.id().value())
                .set(RESTORE_RUN.ENVIRONMENT_ID, restore.environment().value())
                .set(RESTORE_RUN.BACKUP_ID, restore.backup().value())
                .set(RESTORE_RUN.ACTIVITY_ID, restore.activity().value())
                .set(RESTORE_RUN.STATE, stored(restore.state()))
                .set(RESTORE_RUN.OPTIONS, Json.write(restore.options()))
                .set(RESTORE_RUN.ACTOR_ID, actorId)
                .set(RESTORE_RUN.ACTOR_NAME, restore.actorName())
                .set(RESTORE_RUN.REQUESTED_AT, restore.requestedAt())
                .set(RESTORE_RUN.LOSS, restore.loss() == null ? null : Json.write(restore.loss()))
                .execute();
    }

    Optional<Restore> find(RestoreId id) {
        return select(RESTORE_RUN.ID.eq(id.value()), 0, 1).stream().findFirst();
    }

    /** Newest first. */
    List<Restore> list(EnvironmentId environment, int offset, int limit) {
        return select(RESTORE_RUN.ENVIRONMENT_ID.eq(environment.value()), offset, limit);
    }

    int count(EnvironmentId environment) {
        return db.fetchCount(RESTORE_RUN, RESTORE_RUN.ENVIRONMENT_ID.eq(environment.value()));
    }

    boolean anyRunning(BackupId backup) {
        return db.fetchExists(
                RESTORE_RUN,
                RESTORE_RUN
                        .BACKUP_ID
                        .eq(backup.value())
                        .or(RESTORE_RUN.SAFETY_BACKUP_ID.eq(backup.value()))
                        .or(RESTORE_RUN.UNDO_SAFETY_BACKUP_ID.eq(backup.value()))
                        .and(RESTORE_RUN.STATE.in(unfinished())));
    }

    /** Those that wait for an operator, of all environments; few at any time. */
    List<Restore> stalled() {
        return select(RESTORE_RUN.STATE.eq(RestoreRunState.NEEDS_OPERATOR), 0, 1000);
    }

    /** Those that read backups of an environment, or change it. */
    List<Restore> unfinishedFrom(EnvironmentId environment) {
        return select(
                BACKUP.ENVIRONMENT_ID
                        .eq(environment.value())
                        .or(RESTORE_RUN.ENVIRONMENT_ID.eq(environment.value()))
                        .and(RESTORE_RUN.STATE.in(unfinished())),
                0,
                100);
    }

    /** Those whose prepared or previous state nobody can need any more. */
    List<Restore> toCleanUp(Instant now) {
        return select(
                RESTORE_RUN
                        .CLEANED_AT
                        .isNull()
                        .and(
                                RESTORE_RUN
                                        .STATE
                                        .in(
                                                RestoreRunState.FAILED,
                                                RestoreRunState.ROLLED_BACK,
                                                RestoreRunState.UNDONE)
                                        .or(
                                                RESTORE_RUN
                                                        .STATE
                                                        .eq(RestoreRunState.COMPLETED)
                                                        .and(RESTORE_RUN.UNDO_UNTIL.lt(now)))),
                0,
                100);
    }

    /** Completed ones whose previous state still lies beside, newest first. */
    List<Restore> kept(EnvironmentId environment) {
        return select(
                RESTORE_RUN
                        .ENVIRONMENT_ID
                        .eq(environment.value())
                        .and(RESTORE_RUN.STATE.eq(RestoreRunState.COMPLETED))
                        .and(RESTORE_RUN.UNDO_UNTIL.isNotNull())
                        .and(RESTORE_RUN.CLEANED_AT.isNull()),
                0,
                1000);
    }

    /** Sizes of previous states in bytes, where they were measured. */
    Map<RestoreId, Long> keptBytes(EnvironmentId environment) {
        return db.select(RESTORE_RUN.ID, RESTORE_RUN.KEPT_BYTES)
                .from(RESTORE_RUN)
                .where(
                        RESTORE_RUN
                                .ENVIRONMENT_ID
                                .eq(environment.value())
                                .and(RESTORE_RUN.KEPT_BYTES.isNotNull()))
                .fetchMap(row -> new RestoreId(row.value1()), row -> row.value2());
    }

    void keptBytes(RestoreId id, long bytes) {
        db.update(RESTORE_RUN)
                .set(RESTORE_RUN.KEPT_BYTES, bytes)
                .where(RESTORE_RUN.ID.eq(id.value()))
                .execute();
    }

    /** Its previous state is no longer there to be undone to, and may be deleted. */
    void keepNoLonger(RestoreId id, Instant now) {
        db.update(RESTORE_RUN)
                .set(RESTORE_RUN.UNDO_UNTIL, now)
                .where(
                        RESTORE_RUN
                                .ID
                                .eq(id.value())
                                .and(RESTORE_RUN.STATE.eq(RestoreRunState.COMPLETED))
                                .and(RESTORE_RUN.UNDO_UNTIL.gt(now)))
                .execute();
    }

    private List<Restore> select(Condition condition, int offset, int limit) {
        return db.select(RESTORE_RUN.asterisk(), BACKUP.REQUESTED_AT)
                .from(RESTORE_RUN)
                .join(BACKUP)
                .on(BACKUP.ID.eq(RESTORE_RUN.BACKUP_ID))
                .where(condition)
                .orderBy(RESTORE_RUN.REQUESTED_AT.desc(), RESTORE_RUN.ID.desc())
                .limit(offset, limit)
                .fetch(Restores::restore);
    }

    Optional<Journal> journal(RestoreId id) {
        return journal(id, Course.RESTORE);
    }

    Optional<Journal> journal(RestoreId id, Course course) {
        var column = column(course);
        return db.select(column)
                .from(RESTORE_RUN)
                .where(RESTORE_RUN.ID.eq(id.value()).and(column.isNotNull()))
                .fetchOptional(row -> Json.read(row.value1(), Journal.class));
    }

    private static Field<String> column(Course course) {
        return switch (course) {
            case RESTORE -> RESTORE_RUN.JOURNAL;
            case UNDO -> RESTORE_RUN.UNDO_JOURNAL;
        };
    }

    void write(RestoreId id, Course course, Journal journal) {
        db.update(RESTORE_RUN)
                .set(column(course), Json.write(journal))
                .where(RESTORE_RUN.ID.eq(id.value()))
                .execute();
    }

    /** Remembers paths before they are made, so that they are found again in any case. */
    void makes(RestoreId id, Collection<String> paths) {
        var all = new LinkedHashSet<>(beside(id));
        if (all.addAll(paths)) {
            db.update(RESTORE_RUN)
                    .set(RESTORE_RUN.BESIDE, Json.write(all))
                    .where(RESTORE_RUN.ID.eq(id.value()))
                    .execute();
        }
    }

    /** What a restore has made, or taken over from an earlier one, beside the live places. */
    List<String> beside(RestoreId id) {
        return paths(RESTORE_RUN.ID.eq(id.value()));
    }

    /** The same of all other restores of its environment whose traces still lie there. */
    List<String> besideOfOthers(RestoreId id, EnvironmentId environment) {
        return paths(
                RESTORE_RUN
                        .ENVIRONMENT_ID
                        .eq(environment.value())
                        .and(RESTORE_RUN.ID.ne(id.value()))
                        .and(RESTORE_RUN.CLEANED_AT.isNull()));
    }

    private List<String> paths(Condition condition) {
        return db
                .select(RESTORE_RUN.BESIDE)
                .from(RESTORE_RUN)
                .where(condition.and(RESTORE_RUN.BESIDE.isNotNull()))
                .fetch(row -> List.of(Json.read(row.value1(), String[].class)))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    void started(RestoreId id, Instant at) {
        db.update(RESTORE_RUN)
                .set(RESTORE_RUN.STARTED_AT, org.jooq.impl.DSL.coalesce(RESTORE_RUN.STARTED_AT, at))
                .where(RESTORE_RUN.ID.eq(id.value()))
                .execute();
    }

    void state(RestoreId id, RestoreState state) {
        db.update(RESTORE_RUN)
                .set(RESTORE_RUN.STATE, stored(state))
                .where(RESTORE_RUN.ID.eq(id.value()))
                .execute();
    }

    void safetyBackup(RestoreId id, BackupId backup) {
        db.update(RESTORE_RUN)
                .set(RESTORE_RUN.SAFETY_BACKUP_ID, backup.value())
                .where(RESTORE_RUN.ID.eq(id.value()))
                .execute();
    }

    void undoSafetyBackup(RestoreId id, BackupId backup) {
        db.update(RESTORE_RUN)
                .set(RESTORE_RUN.UNDO_SAFETY_BACKUP_ID, backup.value())
                .where(RESTORE_RUN.ID.eq(id.value()))
                .execute();
    }

    /** Waits for an operator from now on. */
    void stalled(RestoreId id, Attention attention) {
        db.update(RESTORE_RUN)
                .set(RESTORE_RUN.STATE, RestoreRunState.NEEDS_OPERATOR)
                .set(RESTORE_RUN.ATTENTION, Json.write(attention))
                .where(RESTORE_RUN.ID.eq(id.value()))
                .execute();
        events.publishEvent(new RestoreStalled(find(id).orElseThrow(), attention));
    }

    void attention(RestoreId id, Attention attention) {
        db.update(RESTORE_RUN)
                .set(RESTORE_RUN.ATTENTION, Json.write(attention))
                .where(RESTORE_RUN.ID.eq(id.value()))
                .execute();
    }

    /** After the record of how it ended, if it has needed an operator. */
    void resolved(RestoreId id, String words) {
        var restore = find(id).orElseThrow();
        var attention = restore.attention();
        if (attention != null && attention.resolution() == null) {
            attention(id, attention.resolved(words));
            events.publishEvent(new RestoreResolved(restore, words));
        }
    }

    void completed(
            RestoreId id,
            Instant at,
            Instant undoUntil,
            @Nullable String health,
            @Nullable String problem) {
        db.update(RESTORE_RUN)
                .set(RESTORE_RUN.STATE, RestoreRunState.COMPLETED)
                .set(RESTORE_RUN.ENDED_AT, at)
                .set(RESTORE_RUN.UNDO_UNTIL, undoUntil)
                .set(RESTORE_RUN.HEALTH, shortened(health, 500))
                .set(RESTORE_RUN.REASON, shortened(problem, 2000))
                .where(RESTORE_RUN.ID.eq(id.value()))
                .execute();
        events.publishEvent(new RestoreEnded(id, RestoreState.COMPLETED));
    }

    void ended(RestoreId id, RestoreState state, String reason, Instant at) {
        db.update(RESTORE_RUN)
                .set(RESTORE_RUN.STATE, stored(state))
                .set(RESTORE_RUN.REASON, shortened(reason, 2000))
                .set(RESTORE_RUN.ENDED_AT, at)
                .where(RESTORE_RUN.ID.eq(id.value()))
                .execute();
        events.publishEvent(new RestoreEnded(id, state));
    }

    /** False if somebody was quicker. */
    boolean undoing(RestoreId id, ActivityId activity, SafetyBackup safety) {
        return db.update(RESTORE_RUN)
                        .set(RESTORE_RUN.STATE, RestoreRunState.UNDOING)
                        .set(RESTORE_RUN.UNDO_ACTIVITY_ID, activity.value())
                        .set(RESTORE_RUN.UNDO_SAFETY, safety.name())
                        .set(RESTORE_RUN.UNDO_SAFETY_BACKUP_ID, (String) null)
                        .set(RESTORE_RUN.UNDO_JOURNAL, (String) null)
                        .where(
                                RESTORE_RUN
                                        .ID
                                        .eq(id.value())
                                        .and(RESTORE_RUN.STATE.eq(RestoreRunState.COMPLETED)))
                        .execute()
                == 1;
    }

    void undone(RestoreId id, Instant at, @Nullable String health) {
        db.update(RESTORE_RUN)
                .set(RESTORE_RUN.STATE, RestoreRunState.UNDONE)
                .set(RESTORE_RUN.UNDONE_AT, at)
                .set(RESTORE_RUN.HEALTH, shortened(health, 500))
                .where(RESTORE_RUN.ID.eq(id.value()))
                .execute();
        events.publishEvent(new RestoreEnded(id, RestoreState.UNDONE));
    }

    /** The restored state stays or is back. */
    void undoFailed(RestoreId id, @Nullable String reason) {
        db.update(RESTORE_RUN)
                .set(RESTORE_RUN.STATE, RestoreRunState.COMPLETED)
                .set(RESTORE_RUN.REASON, shortened(reason, 2000))
                .where(RESTORE_RUN.ID.eq(id.value()))
                .execute();
    }

    void cleaned(RestoreId id, Instant at) {
        db.update(RESTORE_RUN)
                .set(RESTORE_RUN.CLEANED_AT, at)
                .where(RESTORE_RUN.ID.eq(id.value()))
                .execute();
    }

    private static List<RestoreRunState> unfinished() {
        return Arrays.stream(RestoreState.values())
                .filter(state -> !state.isOver())
                .map(Restores::stored)
                .toList();
    }

    private static RestoreRunState stored(RestoreState state) {
        return RestoreRunState.valueOf(state.name());
    }

    private static @Nullable String shortened(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    private static Restore restore(Record joined) {
        RestoreRunRecord row = joined.into(RESTORE_RUN);
        return new Restore(
                new RestoreId(row.getId()),
                new EnvironmentId(row.getEnvironmentId()),
                new BackupId(row.getBackupId()),
                joined.get(BACKUP.REQUESTED_AT),
                new ActivityId(row.getActivityId()),
                row.getUndoActivityId() == null ? null : new ActivityId(row.getUndoActivityId()),
                RestoreState.valueOf(row.getState().name()),
                Json.read(row.getOptions(), RestoreOptions.class),
                row.getActorName(),
                row.getRequestedAt(),
                row.getStartedAt(),
                row.getEndedAt(),
                row.getLoss() == null ? null : Json.read(row.getLoss(), Loss.class),
                row.getSafetyBackupId() == null ? null : new BackupId(row.getSafetyBackupId()),
                row.getUndoUntil(),
                row.getUndoneAt(),
                row.getHealth(),
                row.getReason(),
                row.getCleanedAt(),
                row.getUndoSafety() == null ? null : SafetyBackup.valueOf(row.getUndoSafety()),
                row.getUndoSafetyBackupId() == null
                        ? null
                        : new BackupId(row.getUndoSafetyBackupId()),
                row.getAttention() == null ? null : Json.read(row.getAttention(), Attention.class));
    }
}
