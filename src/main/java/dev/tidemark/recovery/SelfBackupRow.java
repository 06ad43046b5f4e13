package dev.tidemark.recovery;

import static dev.tidemark.db.Tables.SELF_BACKUP;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** One row for all nodes: who moves it on takes the next backup. */
@Repository
class SelfBackupRow {
    private final DSLContext db;
    private final Clock clock;

    SelfBackupRow(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    SelfBackupState state() {
        return db.selectFrom(SELF_BACKUP)
                .fetchSingle(row ->
                        new SelfBackupState(
                                row.getLocation(),
                                row.getNode(),
                                row.getGoodAt(),
                                row.getBytes(),
                                row.getSnapshots(),
                                row.getWatchedSince(),
                                row.getFailedAt(),
                                row.getFailure(),
                                row.getToldAt()));
    }

    /** Whether one is due and this node is to take it; the next is due then. */
    boolean claim(Duration next) {
        var now = clock.instant();
        var due = db.select(SELF_BACKUP.DUE_AT).from(SELF_BACKUP).fetchSingle(SELF_BACKUP.DUE_AT);
        return !due.isAfter(now)
                && db.update(SELF_BACKUP)
                                .set(SELF_BACKUP.DUE_AT, now.plus(next))
                                .where(SELF_BACKUP.DUE_AT.eq(due))
                                .execute()
                        == 1;
    }

    void good(String location, String node, long bytes, int snapshots) {
        db.update(SELF_BACKUP)
                .set(SELF_BACKUP.LOCATION, location)
                .set(SELF_BACKUP.NODE, node)
                .set(SELF_BACKUP.GOOD_AT, clock.instant())
                .set(SELF_BACKUP.BYTES, bytes)
                .set(SELF_BACKUP.SNAPSHOTS, snapshots)
                .setNull(SELF_BACKUP.FAILED_AT)
                .setNull(SELF_BACKUP.FAILURE)
                .setNull(SELF_BACKUP.TOLD_AT)
                .execute();
    }

    void failed(String failure, Instant retryAt) {
        db.update(SELF_BACKUP)
                .set(SELF_BACKUP.FAILED_AT, clock.instant())
                .set(
                        SELF_BACKUP.FAILURE,
                        failure.length() <= 1000 ? failure : failure.substring(0, 999) + "…")
                .set(SELF_BACKUP.DUE_AT, retryAt)
                .execute();
    }

    /** False if somebody was quicker. */
    boolean told() {
        return db.update(SELF_BACKUP)
                        .set(SELF_BACKUP.TOLD_AT, clock.instant())
                        .where(SELF_BACKUP.TOLD_AT.isNull())
                        .execute()
                == 1;
    }

    /** Those of JobRunr: it makes them anew, and what they held is in the records. */
    List<String> tablesOfJobs(String database) {
        return db.select(DSL.field("table_name", String.class))
                .from("information_schema.tables")
                .where("table_schema = {0}", DSL.val(database))
                .and("table_name like 'jobrunr\\_%'")
                .fetch(row -> row.value1());
    }
}
