package dev.tidemark.upkeep;

import static dev.tidemark.db.Tables.CLOCK_SEEN;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The latest instant that any node has worked at, as the one row of its table. */
@Repository
class SeenInstants {
    private static final Byte ONLY = 1;

    private final DSLContext db;

    SeenInstants(DSLContext db) {
        this.db = db;
    }

    Optional<Instant> last() {
        return db.select(CLOCK_SEEN.SEEN_AT).from(CLOCK_SEEN).fetchOptional(CLOCK_SEEN.SEEN_AT);
    }

    /** Never backwards. */
    void advance(Instant now) {
        db.insertInto(CLOCK_SEEN)
                .set(CLOCK_SEEN.ID, ONLY)
                .set(CLOCK_SEEN.SEEN_AT, now)
                .onDuplicateKeyUpdate()
                .set(
                        CLOCK_SEEN.SEEN_AT,
                        DSL.greatest(CLOCK_SEEN.SEEN_AT, DSL.val(now, CLOCK_SEEN.SEEN_AT)))
                .execute();
    }

    void set(Instant now) {
        db.insertInto(CLOCK_SEEN)
                .set(CLOCK_SEEN.ID, ONLY)
                .set(CLOCK_SEEN.SEEN_AT, now)
                .onDuplicateKeyUpdate()
                .set(CLOCK_SEEN.SEEN_AT, now)
                .execute();
    }
}
