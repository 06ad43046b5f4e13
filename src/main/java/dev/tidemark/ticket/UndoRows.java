package dev.tidemark.ticket;

import static dev.tidemark.db.Tables.UNDO_APPROVAL;
import static dev.tidemark.db.Tables.UNDO_REQUEST;

import dev.tidemark.account.PersonId;
import dev.tidemark.restore.RestoreId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Requests for an undo and their approvals, as rows. */
@Repository
class UndoRows {
    private final DSLContext db;

    UndoRows(DSLContext db) {
        this.db = db;
    }

    /** False if it was asked for already. */
    boolean insert(UndoRequest request) {
        return db.insertInto(UNDO_REQUEST)
                        .set(UNDO_REQUEST.RESTORE_ID, request.restore().value())
                        .set(UNDO_REQUEST.TICKET_NUMBER, request.ticket().value())
                        .set(UNDO_REQUEST.ASKED_BY, id(request.askedBy()))
                        .set(UNDO_REQUEST.ASKED_BY_NAME, request.askedBy().name())
                        .set(UNDO_REQUEST.WORDS, request.words())
                        .set(UNDO_REQUEST.ASKED_AT, request.askedAt())
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    /** False if the same person did so already. */
    boolean approve(RestoreId restore, Who by, Instant at) {
        return db.insertInto(UNDO_APPROVAL)
                        .set(UNDO_APPROVAL.RESTORE_ID, restore.value())
                        .set(UNDO_APPROVAL.PERSON_ID, Objects.requireNonNull(id(by)))
                        .set(UNDO_APPROVAL.PERSON_NAME, by.name())
                        .set(UNDO_APPROVAL.AT, at)
                        .onDuplicateKeyIgnore()
                        .execute()
                == 1;
    }

    Optional<UndoRequest> find(RestoreId restore) {
        return db.selectFrom(UNDO_REQUEST)
                .where(UNDO_REQUEST.RESTORE_ID.eq(restore.value()))
                .fetchOptional(row ->
                        new UndoRequest(
                                restore,
                                new TicketNumber(row.getTicketNumber()),
                                who(row.getAskedBy(), row.getAskedByName()),
                                row.getWords(),
                                row.getAskedAt(),
                                approvals(restore)));
    }

    private List<Who> approvals(RestoreId restore) {
        return db.selectFrom(UNDO_APPROVAL)
                .where(UNDO_APPROVAL.RESTORE_ID.eq(restore.value()))
                .orderBy(UNDO_APPROVAL.AT)
                .fetch(row -> who(row.getPersonId(), row.getPersonName()));
    }

    private static @Nullable String id(Who who) {
        return who.id() == null ? null : who.id().value();
    }

    private static Who who(@Nullable String id, String name) {
        return new Who(id == null ? null : new PersonId(id), name);
    }
}
