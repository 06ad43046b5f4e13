package dev.tidemark.plan;

import static dev.tidemark.db.Tables.PLAN_VERSION;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The operators' own plans, every version of them, as rows. */
@Repository
class OwnPlans {
    private final DSLContext db;

    OwnPlans(DSLContext db) {
        this.db = db;
    }

    /** The newest version of each, by id. */
    List<String> newest() {
        var newer = PLAN_VERSION.as("newer");
        return db.select(PLAN_VERSION.DEFINITION)
                .from(PLAN_VERSION)
                .whereNotExists(
                        DSL.selectOne()
                                .from(newer)
                                .where(newer.PLAN_ID.eq(PLAN_VERSION.PLAN_ID))
                                .and(newer.VERSION.gt(PLAN_VERSION.VERSION)))
                .orderBy(PLAN_VERSION.PLAN_ID)
                .fetch(PLAN_VERSION.DEFINITION);
    }

    Optional<String> newest(String id) {
        return db.select(PLAN_VERSION.DEFINITION)
                .from(PLAN_VERSION)
                .where(PLAN_VERSION.PLAN_ID.eq(id))
                .orderBy(PLAN_VERSION.VERSION.desc())
                .limit(1)
                .fetchOptional(PLAN_VERSION.DEFINITION);
    }

    /** Every version of one plan, newest first. */
    List<PlanVersion> versions(String id) {
        return db.select(
                        PLAN_VERSION.VERSION,
                        PLAN_VERSION.CREATED_AT,
                        PLAN_VERSION.CREATED_BY,
                        PLAN_VERSION.DEFINITION)
                .from(PLAN_VERSION)
                .where(PLAN_VERSION.PLAN_ID.eq(id))
                .orderBy(PLAN_VERSION.VERSION.desc())
                .fetch(row ->
                        new PlanVersion(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** Fails with a duplicate key if somebody else saved this version a moment ago. */
    void insert(String id, int version, String definition, Instant at, String by) {
        db.insertInto(PLAN_VERSION)
                .set(PLAN_VERSION.PLAN_ID, id)
                .set(PLAN_VERSION.VERSION, version)
                .set(PLAN_VERSION.DEFINITION, definition)
                .set(PLAN_VERSION.CREATED_AT, at)
                .set(PLAN_VERSION.CREATED_BY, by)
                .execute();
    }
}
