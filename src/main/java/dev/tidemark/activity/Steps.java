package dev.tidemark.activity;

import static dev.tidemark.db.Tables.ACTIVITY_STEP;

import dev.tidemark.activity.ActivityStep.StepState;
import dev.tidemark.db.tables.records.ActivityStepRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Steps as rows: what a worker that takes over continues from. */
@Repository
class Steps {
    private final DSLContext db;

    Steps(DSLContext db) {
        this.db = db;
    }

    List<ActivityStep> of(ActivityId activity) {
        return db.selectFrom(ACTIVITY_STEP)
                .where(ACTIVITY_STEP.ACTIVITY_ID.eq(activity.value()))
                .orderBy(ACTIVITY_STEP.ORDINAL)
                .fetch(Steps::step);
    }

    /** What a completed step has left for the ones after it; empty if it has not completed. */
    Optional<String> outcome(ActivityId activity, String step) {
        return db.select(ACTIVITY_STEP.OUTCOME)
                .from(ACTIVITY_STEP)
                .where(ACTIVITY_STEP.ACTIVITY_ID.eq(activity.value()))
                .and(ACTIVITY_STEP.STEP.eq(step))
                .and(ACTIVITY_STEP.STATE.eq(stored(StepState.COMPLETED)))
                .fetchOptional(row -> row.value1() == null ? "null" : row.value1());
    }

    void started(ActivityId activity, String step, String title, int attempt, Instant at) {
        var next =
                db.select(DSL.coalesce(DSL.max(ACTIVITY_STEP.ORDINAL), 0))
                        .from(ACTIVITY_STEP)
                        .where(ACTIVITY_STEP.ACTIVITY_ID.eq(activity.value()))
                        .fetchSingle()
                        .value1();
        db.insertInto(ACTIVITY_STEP)
                .set(ACTIVITY_STEP.ACTIVITY_ID, activity.value())
                .set(ACTIVITY_STEP.STEP, step)
                .set(ACTIVITY_STEP.ORDINAL, next + 1)
                .set(ACTIVITY_STEP.TITLE, title)
                .set(ACTIVITY_STEP.STATE, stored(StepState.RUNNING))
                .set(ACTIVITY_STEP.ATTEMPT, attempt)
                .set(ACTIVITY_STEP.STARTED_AT, at)
                .onDuplicateKeyUpdate()
                .set(ACTIVITY_STEP.STATE, stored(StepState.RUNNING))
                .set(ACTIVITY_STEP.ATTEMPT, attempt)
                .set(ACTIVITY_STEP.STARTED_AT, at)
                .set(ACTIVITY_STEP.ENDED_AT, (Instant) null)
                .set(ACTIVITY_STEP.DETAIL, (String) null)
                .execute();
    }

    void ended(
            ActivityId activity,
            String step,
            StepState state,
            @Nullable String detail,
            @Nullable String outcome,
            Instant at) {
        db.update(ACTIVITY_STEP)
                .set(ACTIVITY_STEP.STATE, stored(state))
                .set(ACTIVITY_STEP.DETAIL, detail)
                .set(ACTIVITY_STEP.OUTCOME, outcome)
                .set(ACTIVITY_STEP.ENDED_AT, at)
                .where(ACTIVITY_STEP.ACTIVITY_ID.eq(activity.value()))
                .and(ACTIVITY_STEP.STEP.eq(step))
                .execute();
    }

    /** Of an activity that has ended otherwise than completed: what was under way is over too. */
    void abandoned(ActivityId activity, Instant at) {
        db.update(ACTIVITY_STEP)
                .set(ACTIVITY_STEP.STATE, stored(StepState.FAILED))
                .set(ACTIVITY_STEP.DETAIL, "Not finished.")
                .set(ACTIVITY_STEP.ENDED_AT, at)
                .where(ACTIVITY_STEP.ACTIVITY_ID.eq(activity.value()))
                .and(ACTIVITY_STEP.STATE.eq(stored(StepState.RUNNING)))
                .execute();
    }

    private static dev.tidemark.db.enums.ActivityStepState stored(StepState state) {
        return dev.tidemark.db.enums.ActivityStepState.valueOf(state.name());
    }

    private static ActivityStep step(ActivityStepRecord row) {
        return new ActivityStep(
                row.getStep(),
                row.getOrdinal(),
                row.getTitle(),
                StepState.valueOf(row.getState().name()),
                row.getAttempt(),
                row.getStartedAt(),
                row.getEndedAt(),
                row.getDetail());
    }
}
