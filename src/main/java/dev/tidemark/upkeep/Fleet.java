package dev.tidemark.upkeep;

import static dev.tidemark.db.Tables.ENVIRONMENT;
import static dev.tidemark.db.Tables.HOST;
import static dev.tidemark.db.Tables.ORGANIZATION;
import static dev.tidemark.db.Tables.PROJECT;
import static dev.tidemark.db.Tables.UPKEEP;

import dev.tidemark.base.EnvironmentId;
import dev.tidemark.db.enums.EnvironmentState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** All environments of all customers, a page at a time; for staff. */
@Repository
class Fleet {
    private final DSLContext db;

    Fleet(DSLContext db) {
        this.db = db;
    }

    /** The longest overdue first, then by when the next alarm would be. */
    List<FleetRow> pageForStaff(String search, int offset, int limit) {
        var first = search.isBlank() ? earliest(offset, limit) : found(search, offset, limit);
        return db.select()
                .from(ENVIRONMENT)
                .leftJoin(UPKEEP)
                .on(UPKEEP.ENVIRONMENT_ID.eq(ENVIRONMENT.ID))
                .join(PROJECT)
                .on(PROJECT.ID.eq(ENVIRONMENT.PROJECT_ID))
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(PROJECT.ORGANIZATION_ID))
                .join(HOST)
                .on(HOST.ID.eq(ENVIRONMENT.HOST_ID))
                .where(ENVIRONMENT.ID.in(first))
                .orderBy(DSL.field(UPKEEP.OVERDUE_AT.isNull()), UPKEEP.OVERDUE_AT, ENVIRONMENT.ID)
                .fetch(Fleet::row);
    }

    /** In the order of an index, so that ten thousand others are not sorted for one page. */
    private List<String> earliest(int offset, int limit) {
        var watched =
                db.select(UPKEEP.ENVIRONMENT_ID)
                        .from(UPKEEP)
                        .join(ENVIRONMENT)
                        .on(ENVIRONMENT.ID.eq(UPKEEP.ENVIRONMENT_ID))
                        .where(UPKEEP.OVERDUE_AT.isNotNull().and(matching("")))
                        .orderBy(UPKEEP.OVERDUE_AT, UPKEEP.ENVIRONMENT_ID)
                        .limit(offset, limit)
                        .fetch(UPKEEP.ENVIRONMENT_ID);
        if (watched.size() == limit) {
            return watched;
        }
        int before =
                db.fetchCount(
                        db.select(UPKEEP.ENVIRONMENT_ID)
                                .from(UPKEEP)
                                .join(ENVIRONMENT)
                                .on(ENVIRONMENT.ID.eq(UPKEEP.ENVIRONMENT_ID))
                                .where(UPKEEP.OVERDUE_AT.isNotNull().and(matching(""))));
        var all = new java.util.ArrayList<>(watched);
        all.addAll(
                db.select(ENVIRONMENT.ID)
                        .from(ENVIRONMENT)
                        .leftJoin(UPKEEP)
                        .on(UPKEEP.ENVIRONMENT_ID.eq(ENVIRONMENT.ID))
                        .where(UPKEEP.OVERDUE_AT.isNull().and(matching("")))
                        .orderBy(ENVIRONMENT.ID)
                        .limit(Math.max(0, offset - before), limit - watched.size())
                        .fetch(ENVIRONMENT.ID));
        return all;
    }

    private List<String> found(String search, int offset, int limit) {
        return db.select(ENVIRONMENT.ID)
                .from(ENVIRONMENT)
                .leftJoin(UPKEEP)
                .on(UPKEEP.ENVIRONMENT_ID.eq(ENVIRONMENT.ID))
                .join(PROJECT)
                .on(PROJECT.ID.eq(ENVIRONMENT.PROJECT_ID))
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(PROJECT.ORGANIZATION_ID))
                .where(matching(search))
                .orderBy(DSL.field(UPKEEP.OVERDUE_AT.isNull()), UPKEEP.OVERDUE_AT, ENVIRONMENT.ID)
                .limit(offset, limit)
                .fetch(ENVIRONMENT.ID);
    }

    private static FleetRow row(org.jooq.Record row) {
        return new FleetRow(
                new EnvironmentId(row.get(ENVIRONMENT.ID)),
                row.get(PROJECT.NAME) + " · " + row.get(ENVIRONMENT.NAME),
                row.get(ORGANIZATION.NAME),
                row.get(PROJECT.PLAN_ID),
                row.get(HOST.NAME),
                dev.tidemark.environment.EnvironmentState.valueOf(
                        row.get(ENVIRONMENT.STATE).name()),
                ZoneId.of(row.get(PROJECT.ZONE)),
                row.get(UPKEEP.LAST_GOOD_AT),
                row.get(UPKEEP.OVERDUE_AT),
                row.get(UPKEEP.NEXT_RUN_AT));
    }

    int countForStaff(String search) {
        if (search.isBlank()) {
            return db.fetchCount(ENVIRONMENT, ENVIRONMENT.STATE.ne(EnvironmentState.DELETED));
        }
        return db.selectCount()
                .from(ENVIRONMENT)
                .join(PROJECT)
                .on(PROJECT.ID.eq(ENVIRONMENT.PROJECT_ID))
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(PROJECT.ORGANIZATION_ID))
                .where(matching(search))
                .fetchSingle()
                .value1();
    }

    int overdueForStaff(Instant now) {
        return db.fetchCount(UPKEEP, UPKEEP.OVERDUE_AT.le(now));
    }

    private static Condition matching(String search) {
        var there = ENVIRONMENT.STATE.ne(EnvironmentState.DELETED);
        return search.isBlank()
                ? there
                : there.and(
                        ENVIRONMENT
                                .ID
                                .containsIgnoreCase(search.strip())
                                .or(PROJECT.NAME.containsIgnoreCase(search.strip()))
                                .or(ORGANIZATION.NAME.containsIgnoreCase(search.strip())));
    }
}
