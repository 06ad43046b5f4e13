package dev.tidemark.notify;

import static dev.tidemark.db.Tables.MAIL;

import dev.tidemark.base.ShortId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Outgoing mail, as rows: written with what it tells of, sent afterwards. */
@Repository
class Mails {
    private final DSLContext db;

    Mails(DSLContext db) {
        this.db = db;
    }

    /** One that waits to be sent. */
    record Waiting(
            String id, String recipient, String subject, String text, String html, int tries) {}

    String insert(String recipient, Letter letter, Instant now) {
        var id = ShortId.next("ml");
        db.insertInto(MAIL)
                .set(MAIL.ID, id)
                .set(MAIL.RECIPIENT, recipient)
                .set(MAIL.SUBJECT, letter.subject())
                .set(MAIL.BODY_TEXT, letter.text())
                .set(MAIL.BODY_HTML, letter.html())
                .set(MAIL.CREATED_AT, now)
                .set(MAIL.NEXT_TRY_AT, now)
                .execute();
        return id;
    }

    List<UnsentMail> unsent(int limit) {
        return db.selectFrom(MAIL)
                .where(MAIL.SENT_AT.isNull())
                .orderBy(MAIL.CREATED_AT.desc())
                .limit(limit)
                .fetch(row ->
                        new UnsentMail(
                                row.getId(),
                                row.getRecipient(),
                                row.getSubject(),
                                row.getCreatedAt(),
                                row.getTries(),
                                row.getNextTryAt(),
                                row.getFailure(),
                                row.getHandingOverSince() != null));
    }

    /** One that was given up, or may have arrived. */
    boolean again(String id, Instant now) {
        return db.update(MAIL)
                        .set(MAIL.NEXT_TRY_AT, now)
                        .set(MAIL.HANDING_OVER_SINCE, (Instant) null)
                        .where(MAIL.ID.eq(id))
                        .and(MAIL.SENT_AT.isNull())
                        .execute()
                == 1;
    }

    /**
     * Those whose handing over was begun long ago and never ended: the portal stopped in between,
     * so they may have arrived. They are not sent again by themselves.
     */
    int giveUpUnsure(Instant before) {
        return db.update(MAIL)
                .set(MAIL.NEXT_TRY_AT, (Instant) null)
                .set(
                        MAIL.FAILURE,
                        "The portal stopped while it was handed over. It may have arrived.")
                .where(MAIL.HANDING_OVER_SINCE.lt(before))
                .and(MAIL.SENT_AT.isNull())
                .and(MAIL.NEXT_TRY_AT.isNotNull())
                .execute();
    }

    /** Oldest first. */
    List<String> due(Instant now, int limit) {
        return db.select(MAIL.ID)
                .from(MAIL)
                .where(MAIL.NEXT_TRY_AT.le(now))
                .and(MAIL.HANDING_OVER_SINCE.isNull())
                .orderBy(MAIL.NEXT_TRY_AT)
                .limit(limit)
                .fetch(MAIL.ID);
    }

    /** Empty if it has been sent, is being sent, or is not due. */
    Optional<Waiting> waiting(String id, Instant now) {
        return db.selectFrom(MAIL)
                .where(MAIL.ID.eq(id))
                .and(MAIL.NEXT_TRY_AT.le(now))
                .and(MAIL.HANDING_OVER_SINCE.isNull())
                .fetchOptional(row ->
                        new Waiting(
                                row.getId(),
                                row.getRecipient(),
                                row.getSubject(),
                                row.getBodyText(),
                                row.getBodyHtml(),
                                row.getTries()));
    }

    /** Nobody else tries it before {@code next}; false if somebody else has it. */
    boolean claim(Waiting mail, Instant now, Instant next) {
        return db.update(MAIL)
                        .set(MAIL.HANDING_OVER_SINCE, now)
                        .set(MAIL.TRIES, mail.tries() + 1)
                        .set(MAIL.NEXT_TRY_AT, next)
                        .where(MAIL.ID.eq(mail.id()))
                        .and(MAIL.TRIES.eq(mail.tries()))
                        .and(MAIL.SENT_AT.isNull())
                        .and(MAIL.HANDING_OVER_SINCE.isNull())
                        .execute()
                == 1;
    }

    void sent(String id, Instant at) {
        db.update(MAIL)
                .set(MAIL.SENT_AT, at)
                .set(MAIL.HANDING_OVER_SINCE, (Instant) null)
                .set(MAIL.NEXT_TRY_AT, (Instant) null)
                .set(MAIL.FAILURE, (String) null)
                .where(MAIL.ID.eq(id))
                .execute();
    }

    /**
     * @param next null: given up
     */
    void failed(String id, String why, @Nullable Instant next) {
        db.update(MAIL)
                .set(MAIL.HANDING_OVER_SINCE, (Instant) null)
                .set(MAIL.FAILURE, why.length() > 500 ? why.substring(0, 500) : why)
                .set(MAIL.NEXT_TRY_AT, next)
                .where(MAIL.ID.eq(id))
                .execute();
    }
}
