package dev.tidemark.account;

import static dev.tidemark.db.Tables.SIGN_IN_FAILURE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/**
 * Slows down guessing: after five failures for one address of e-mail, or fifty from one network
 * address, within fifteen minutes, sign-in is refused until the oldest of them is that old. Kept in
 * the database, so that it holds for all nodes and across restarts.
 */
@Repository
class SignInThrottle {
    static final int FAILURES_PER_PERSON = 5;
    static final int FAILURES_PER_ADDRESS = 50;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final DSLContext db;
    private final Clock clock;

    SignInThrottle(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    boolean refuses(String email, String address) {
        var since = clock.instant().minus(WINDOW);
        var byPerson =
                SIGN_IN_FAILURE
                        .EMAIL
                        .eq(People.normal(email))
                        .and(SIGN_IN_FAILURE.FAILED_AT.gt(since));
        var byAddress =
                SIGN_IN_FAILURE.ADDRESS.eq(address).and(SIGN_IN_FAILURE.FAILED_AT.gt(since));
        return db.fetchCount(SIGN_IN_FAILURE, byPerson) >= FAILURES_PER_PERSON
                || db.fetchCount(SIGN_IN_FAILURE, byAddress) >= FAILURES_PER_ADDRESS;
    }

    void failed(String email, String address) {
        Instant now = clock.instant();
        db.insertInto(SIGN_IN_FAILURE)
                .set(SIGN_IN_FAILURE.EMAIL, shortened(People.normal(email)))
                .set(SIGN_IN_FAILURE.ADDRESS, address)
                .set(SIGN_IN_FAILURE.FAILED_AT, now)
                .execute();
        db.deleteFrom(SIGN_IN_FAILURE)
                .where(SIGN_IN_FAILURE.FAILED_AT.lt(now.minus(WINDOW)))
                .execute();
    }

    /** A good sign-in forgives the person's failures, not those of the network address. */
    void succeeded(String email) {
        db.deleteFrom(SIGN_IN_FAILURE)
                .where(SIGN_IN_FAILURE.EMAIL.eq(People.normal(email)))
                .execute();
    }

    private static String shortened(String email) {
        return email.substring(0, Math.min(190, email.length()));
    }
}
