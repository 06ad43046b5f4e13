package dev.tidemark.activity;

import static dev.tidemark.db.Tables.ACTIVITY_LOG;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Log lines as rows. */
@Repository
class LogLines {
    private static final int LONGEST = 4000;

    private final DSLContext db;

    LogLines(DSLContext db) {
        this.db = db;
    }

    void insert(ActivityId activity, ActivityLine.Level level, String line, Instant at) {
        db.insertInto(ACTIVITY_LOG)
                .set(ACTIVITY_LOG.ACTIVITY_ID, activity.value())
                .set(ACTIVITY_LOG.AT, at)
                .set(
                        ACTIVITY_LOG.LEVEL,
                        dev.tidemark.db.enums.ActivityLogLevel.valueOf(level.name()))
                .set(ACTIVITY_LOG.LINE, line.substring(0, Math.min(LONGEST, line.length())))
                .execute();
    }

    List<ActivityLine> after(ActivityId activity, long id, int limit) {
        return db.selectFrom(ACTIVITY_LOG)
                .where(ACTIVITY_LOG.ACTIVITY_ID.eq(activity.value()).and(ACTIVITY_LOG.ID.gt(id)))
                .orderBy(ACTIVITY_LOG.ID)
                .limit(limit)
                .fetch(row ->
                        new ActivityLine(
                                row.getId(),
                                row.getAt(),
                                ActivityLine.Level.valueOf(row.getLevel().name()),
                                row.getLine()));
    }
}
