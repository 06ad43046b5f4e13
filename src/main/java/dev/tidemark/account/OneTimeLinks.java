package dev.tidemark.account;

import static dev.tidemark.db.Tables.ONE_TIME_LINK;
import static dev.tidemark.db.Tables.PERSON;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Links with which a person sets the first password, once. Only their hashes are stored. */
@Repository
class OneTimeLinks {
    private final DSLContext db;

    OneTimeLinks(DSLContext db) {
        this.db = db;
    }

    /** Those not used yet lead nowhere from now on. */
    void withdraw(PersonId person) {
        db.deleteFrom(ONE_TIME_LINK)
                .where(
                        ONE_TIME_LINK
                                .PERSON_ID
                                .eq(person.value())
                                .and(ONE_TIME_LINK.USED_AT.isNull()))
                .execute();
    }

    void insert(String token, PersonId person, Instant expires) {
        db.insertInto(ONE_TIME_LINK)
                .set(ONE_TIME_LINK.TOKEN_HASH, hash(token))
                .set(ONE_TIME_LINK.PERSON_ID, person.value())
                .set(ONE_TIME_LINK.EXPIRES_AT, expires)
                .execute();
    }

    /** The name of the person a link is for, while it is good. */
    Optional<String> holder(String token, Instant now) {
        return db.select(PERSON.NAME)
                .from(ONE_TIME_LINK)
                .join(PERSON)
                .on(PERSON.ID.eq(ONE_TIME_LINK.PERSON_ID))
                .where(good(token, now))
                .fetchOptional(PERSON.NAME);
    }

    /** Marks it used and tells whose it was; empty if it is not good, or somebody was quicker. */
    Optional<PersonId> use(String token, Instant now) {
        var person =
                db.select(ONE_TIME_LINK.PERSON_ID)
                        .from(ONE_TIME_LINK)
                        .where(good(token, now))
                        .fetchOptional(ONE_TIME_LINK.PERSON_ID)
                        .map(PersonId::new);
        int used =
                db.update(ONE_TIME_LINK)
                        .set(ONE_TIME_LINK.USED_AT, now)
                        .where(good(token, now))
                        .execute();
        return used == 1 ? person : Optional.empty();
    }

    private static Condition good(String token, Instant now) {
        return ONE_TIME_LINK
                .TOKEN_HASH
                .eq(hash(token))
                .and(ONE_TIME_LINK.USED_AT.isNull())
                .and(ONE_TIME_LINK.EXPIRES_AT.gt(now));
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
