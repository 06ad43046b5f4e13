package dev.tidemark.recovery;

import static dev.tidemark.db.Tables.ENVIRONMENT;
import static dev.tidemark.db.Tables.MEMBERSHIP;
import static dev.tidemark.db.Tables.ORGANIZATION;
import static dev.tidemark.db.Tables.VAULT;

import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Whether there are no records yet but those of a first start. */
@Repository
class Emptiness {
    private final DSLContext db;

    Emptiness(DSLContext db) {
        this.db = db;
    }

    boolean isSo() {
        return Stream.of(ORGANIZATION, ENVIRONMENT, VAULT, MEMBERSHIP).noneMatch(db::fetchExists);
    }
}
