package dev.tidemark.upkeep;

import static dev.tidemark.db.Tables.ENVIRONMENT;
import static dev.tidemark.db.Tables.UPKEEP;

import dev.tidemark.base.EnvironmentId;
import dev.tidemark.db.enums.EnvironmentState;
import dev.tidemark.db.tables.records.UpkeepRecord;
import dev.tidemark.environment.HostId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What is due, as rows: one for each environment. */
@Repository
class Upkeeps {
    private final DSLContext db;

    Upkeeps(DSLContext db) {
        this.db = db;
    }

    Optional<Upkeep> find(EnvironmentId environment) {
        return db.fetchOptional(UPKEEP, UPKEEP.ENVIRONMENT_ID.eq(environment.value()))
                .map(Upkeeps::upkeep);
    }

    /** Active ones that have no row yet. */
    List<EnvironmentId> unknown(int limit) {
        return db.select(ENVIRONMENT.ID)
                .from(ENVIRONMENT)
                .leftJoin(UPKEEP)
                .on(UPKEEP.ENVIRONMENT_ID.eq(ENVIRONMENT.ID))
                .where(ENVIRONMENT.STATE.eq(EnvironmentState.ACTIVE))
                .and(UPKEEP.ENVIRONMENT_ID.isNull())
                .limit(limit)
                .fetch(row -> new EnvironmentId(row.value1()));
    }

    /** Does nothing if another node was quicker. */
    void insert(EnvironmentId environment, Instant now) {
        db.insertInto(UPKEEP)
                .set(UPKEEP.ENVIRONMENT_ID, environment.value())
                .set(UPKEEP.KNOWN_SINCE, now)
                .set(UPKEEP.HANDLED_UNTIL, now)
                .set(UPKEEP.RETENTION_AT, now)
                .onDuplicateKeyIgnore()
                .execute();
    }

    /** Environments of a project, or of all projects of a plan, have their times found out anew. */
    List<EnvironmentId> known() {
        return db.select(UPKEEP.ENVIRONMENT_ID)
                .from(UPKEEP)
                .fetch(row -> new EnvironmentId(row.value1()));
    }

    /** Those with a run that is due, the longest due first. */
    List<DueRun> dueRuns(Instant now, int offset, int limit) {
        return db.select(UPKEEP.ENVIRONMENT_ID, ENVIRONMENT.HOST_ID, UPKEEP.NEXT_RUN_AT)
                .from(UPKEEP)
                .join(ENVIRONMENT)
                .on(ENVIRONMENT.ID.eq(UPKEEP.ENVIRONMENT_ID))
                .where(UPKEEP.NEXT_RUN_AT.le(now))
                .orderBy(UPKEEP.NEXT_RUN_AT, UPKEEP.ENVIRONMENT_ID)
                .limit(offset, limit)
                .fetch(row ->
                        new DueRun(
                                new EnvironmentId(row.value1()),
                                new HostId(row.value2()),
                                row.value3()));
    }

    List<Upkeep> dueRetention(Instant now, int limit) {
        return due(UPKEEP.RETENTION_AT, now, limit);
    }

    List<Upkeep> dueMaintenance(Instant now, int limit) {
        return due(UPKEEP.MAINTENANCE_AT, now, limit);
    }

    /** Overdue ones of which nobody was told yet. */
    List<Upkeep> newlyOverdue(Instant now, int limit) {
        return db.selectFrom(UPKEEP)
                .where(UPKEEP.OVERDUE_AT.le(now))
                .and(UPKEEP.OVERDUE_TOLD_AT.isNull())
                .orderBy(UPKEEP.OVERDUE_AT)
                .limit(limit)
                .fetch(Upkeeps::upkeep);
    }

    private List<Upkeep> due(TableField<UpkeepRecord, Instant> when, Instant now, int limit) {
        return db.selectFrom(UPKEEP)
                .where(when.le(now))
                .orderBy(when, UPKEEP.ENVIRONMENT_ID)
                .limit(limit)
                .fetch(Upkeeps::upkeep);
    }

    /**
     * Moves on from a due run; false if another node was quicker.
     *
     * @param dueAt the run that was read
     */
    boolean handled(
            EnvironmentId environment, Instant dueAt, Instant until, @Nullable Instant next) {
        return db.update(UPKEEP)
                        .set(UPKEEP.HANDLED_UNTIL, until)
                        .set(UPKEEP.NEXT_RUN_AT, next)
                        .where(UPKEEP.ENVIRONMENT_ID.eq(environment.value()))
                        .and(UPKEEP.NEXT_RUN_AT.eq(dueAt))
                        .execute()
                == 1;
    }

    void planned(EnvironmentId environment, @Nullable Instant next) {
        set(environment, UPKEEP.NEXT_RUN_AT, next);
    }

    /** To be decided not later than then. */
    void decideBy(EnvironmentId environment, Instant at) {
        db.update(UPKEEP)
                .set(
                        UPKEEP.RETENTION_AT,
                        DSL.least(
                                DSL.coalesce(UPKEEP.RETENTION_AT, at),
                                DSL.val(at, UPKEEP.RETENTION_AT)))
                .where(UPKEEP.ENVIRONMENT_ID.eq(environment.value()))
                .execute();
    }

    void decided(EnvironmentId environment, Instant next, @Nullable String paused) {
        db.update(UPKEEP)
                .set(UPKEEP.RETENTION_AT, next)
                .set(UPKEEP.RETENTION_PAUSED, paused)
                .where(UPKEEP.ENVIRONMENT_ID.eq(environment.value()))
                .execute();
    }

    /** The alarm clears itself as soon as the new time lies ahead. */
    void promised(
            EnvironmentId environment,
            @Nullable Instant lastGood,
            @Nullable Instant overdueAt,
            Instant now) {
        var over = overdueAt == null || overdueAt.isAfter(now);
        db.update(UPKEEP)
                .set(UPKEEP.LAST_GOOD_AT, lastGood)
                .set(UPKEEP.OVERDUE_AT, overdueAt)
                .set(
                        UPKEEP.OVERDUE_TOLD_AT,
                        over
                                ? DSL.val((Instant) null, UPKEEP.OVERDUE_TOLD_AT)
                                : UPKEEP.OVERDUE_TOLD_AT)
                .where(UPKEEP.ENVIRONMENT_ID.eq(environment.value()))
                .execute();
    }

    /** False if another node has told them. */
    boolean told(EnvironmentId environment, Instant now) {
        return db.update(UPKEEP)
                        .set(UPKEEP.OVERDUE_TOLD_AT, now)
                        .where(UPKEEP.ENVIRONMENT_ID.eq(environment.value()))
                        .and(UPKEEP.OVERDUE_TOLD_AT.isNull())
                        .execute()
                == 1;
    }

    /** Not later than then. */
    void maintainBy(EnvironmentId environment, Instant at) {
        db.update(UPKEEP)
                .set(
                        UPKEEP.MAINTENANCE_AT,
                        DSL.least(
                                DSL.coalesce(UPKEEP.MAINTENANCE_AT, at),
                                DSL.val(at, UPKEEP.RETENTION_AT)))
                .where(UPKEEP.ENVIRONMENT_ID.eq(environment.value()))
                .execute();
    }

    void maintainAt(EnvironmentId environment, @Nullable Instant at) {
        set(environment, UPKEEP.MAINTENANCE_AT, at);
    }

    private void set(
            EnvironmentId environment,
            TableField<UpkeepRecord, Instant> field,
            @Nullable Instant value) {
        db.update(UPKEEP)
                .set(field, value)
                .where(UPKEEP.ENVIRONMENT_ID.eq(environment.value()))
                .execute();
    }

    void forget(EnvironmentId environment) {
        db.deleteFrom(UPKEEP).where(UPKEEP.ENVIRONMENT_ID.eq(environment.value())).execute();
    }

    private static Upkeep upkeep(UpkeepRecord row) {
        return new Upkeep(
                new EnvironmentId(row.getEnvironmentId()),
                row.getKnownSince(),
                row.getHandledUntil(),
                row.getNextRunAt(),
                row.getRetentionPaused(),
                row.getLastGoodAt(),
                row.getOverdueAt(),
                row.getOverdueToldAt());
    }
}
