package dev.tidemark.notify;

import static dev.tidemark.db.Tables.NOTICE;

import dev.tidemark.account.PersonId;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What the bell shows, as rows. */
@Repository
class Notices {
    private static final int LONGEST = 500;

    private final DSLContext db;

    Notices(DSLContext db) {
        this.db = db;
    }

    void insert(PersonId person, String words, String path, Instant at) {
        db.insertInto(NOTICE)
                .set(NOTICE.PERSON_ID, person.value())
                .set(NOTICE.AT, at)
                .set(NOTICE.WORDS, words.length() > LONGEST ? words.substring(0, LONGEST) : words)
                .set(NOTICE.PATH, path)
                .execute();
    }

    /** Newest first. */
    List<Notice> of(PersonId person, int limit) {
        return db.selectFrom(NOTICE)
                .where(NOTICE.PERSON_ID.eq(person.value()))
                .orderBy(NOTICE.ID.desc())
                .limit(limit)
                .fetch(row ->
                        new Notice(
                                row.getId(),
                                row.getWords(),
                                row.getPath(),
                                row.getAt(),
                                row.getReadAt()));
    }

    int unread(PersonId person) {
        return db.fetchCount(
                NOTICE, NOTICE.PERSON_ID.eq(person.value()).and(NOTICE.READ_AT.isNull()));
    }

    void read(PersonId person, Instant at) {
        db.update(NOTICE)
                .set(NOTICE.READ_AT, at)
                .where(NOTICE.PERSON_ID.eq(person.value()))
                .and(NOTICE.READ_AT.isNull())
                .execute();
    }

    /** What was read long ago. */
    void forget(Instant before) {
        db.deleteFrom(NOTICE).where(NOTICE.READ_AT.lt(before)).execute();
    }

    /** Whose a notice is. */
    record Owner(long id, PersonId person) {}

    /** The number of the newest, 0 if there is none. */
    long newest() {
        var newest =
                db.select(org.jooq.impl.DSL.max(NOTICE.ID)).from(NOTICE).fetchOne(0, Long.class);
        return newest == null ? 0 : newest;
    }

    List<Owner> since(long id) {
        return db.select(NOTICE.ID, NOTICE.PERSON_ID)
                .from(NOTICE)
                .where(NOTICE.ID.gt(id))
                .orderBy(NOTICE.ID)
                .limit(2000)
                .fetch(row -> new Owner(row.value1(), new PersonId(row.value2())));
    }
}
