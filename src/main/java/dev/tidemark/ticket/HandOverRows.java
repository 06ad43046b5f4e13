package dev.tidemark.ticket;

import static dev.tidemark.db.Tables.HAND_OVER;
import static dev.tidemark.db.Tables.HAND_OVER_FILE;

import dev.tidemark.activity.ActivityId;
import dev.tidemark.backup.BackupId;
import dev.tidemark.base.Json;
import dev.tidemark.db.tables.records.HandOverRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Hand-overs as rows. */
@Repository
class HandOverRows {
    private final DSLContext db;

    HandOverRows(DSLContext db) {
        this.db = db;
    }

    void insert(HandOver handOver, Instant at) {
        db.insertInto(HAND_OVER)
                .set(HAND_OVER.ID, handOver.id())
                .set(HAND_OVER.TICKET_NUMBER, handOver.ticket().value())
                .set(HAND_OVER.BACKUP_ID, handOver.backup().value())
                .set(HAND_OVER.ACTIVITY_ID, handOver.activity().value())
                .set(HAND_OVER.PARTS, Json.write(handOver.parts()))
                .set(HAND_OVER.BEGUN_AT, at)
                .execute();
    }

    Optional<HandOver> find(String id) {
        return list(HAND_OVER.ID.eq(id)).stream().findFirst();
    }

    Optional<HandOver> newest(TicketNumber number) {
        return list(HAND_OVER.TICKET_NUMBER.eq(number.value())).stream().findFirst();
    }

    List<HandOver> expired(Instant now) {
        return list(HAND_OVER.DELETED_AT.isNull().and(HAND_OVER.EXPIRES_AT.le(now)));
    }

    private List<HandOver> list(Condition condition) {
        return db.selectFrom(HAND_OVER)
                .where(condition)
                .orderBy(HAND_OVER.BEGUN_AT.desc())
                .limit(100)
                .fetch(this::handOver);
    }

    private HandOver handOver(HandOverRecord row) {
        return new HandOver(
                row.getId(),
                new TicketNumber(row.getTicketNumber()),
                new BackupId(row.getBackupId()),
                new ActivityId(row.getActivityId()),
                Json.read(row.getParts(), new TypeReference<List<String>>() {}),
                row.getReadyAt(),
                row.getExpiresAt(),
                row.getDeletedAt(),
                files(row.getId()));
    }

    private List<HandOver.Item> files(String id) {
        return db.selectFrom(HAND_OVER_FILE)
                .where(HAND_OVER_FILE.HAND_OVER_ID.eq(id))
                .orderBy(HAND_OVER_FILE.NAME)
                .fetch(row -> new HandOver.Item(row.getName(), row.getBytes(), row.getSha256()));
    }

    void ready(String id, List<HandOver.Item> files, Instant now, Instant expires) {
        for (var file : files) {
            db.insertInto(HAND_OVER_FILE)
                    .set(HAND_OVER_FILE.HAND_OVER_ID, id)
                    .set(HAND_OVER_FILE.NAME, file.name())
                    .set(HAND_OVER_FILE.BYTES, file.bytes())
                    .set(HAND_OVER_FILE.SHA256, file.sha256())
                    .execute();
        }
        db.update(HAND_OVER)
                .set(HAND_OVER.READY_AT, now)
                .set(HAND_OVER.EXPIRES_AT, expires)
                .where(HAND_OVER.ID.eq(id))
                .execute();
    }

    void deleted(String id, Instant at) {
        db.update(HAND_OVER).set(HAND_OVER.DELETED_AT, at).where(HAND_OVER.ID.eq(id)).execute();
    }
}
