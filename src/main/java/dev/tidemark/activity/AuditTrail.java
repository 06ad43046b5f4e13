package dev.tidemark.activity;

import static dev.tidemark.db.Tables.AUDIT_ENTRY;
import static dev.tidemark.db.Tables.ORGANIZATION;

import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationId;
import dev.tidemark.base.EnvironmentId;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;

/**
 * Who did what, when and from where. Append-only: the schema refuses to change or delete an entry.
 */
@Repository
public class AuditTrail {
    private final DSLContext db;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AuditTrail(DSLContext db, ApplicationEventPublisher events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    /** Newest first. */
    List<AuditEntry> list(AuditFilter filter, @Nullable Long before, int limit) {
        var condition = DSL.noCondition();
        if (before != null) {
            condition = condition.and(AUDIT_ENTRY.ID.lt(before));
        }
        if (filter.from() != null) {
            condition = condition.and(AUDIT_ENTRY.AT.ge(filter.from()));
        }
        if (filter.to() != null) {
            condition = condition.and(AUDIT_ENTRY.AT.lt(filter.to()));
        }
        if (filter.words() != null && !filter.words().isBlank()) {
            var words = filter.words().strip();
            condition =
                    condition.and(
                            AUDIT_ENTRY
                                    .ACTOR_NAME
                                    .containsIgnoreCase(words)
                                    .or(AUDIT_ENTRY.ACTION.containsIgnoreCase(words))
                                    .or(AUDIT_ENTRY.SUBJECT.containsIgnoreCase(words))
                                    .or(AUDIT_ENTRY.DETAIL.containsIgnoreCase(words))
                                    .or(ORGANIZATION.NAME.containsIgnoreCase(words)));
        }
        return db.select(
                        AUDIT_ENTRY.ID,
                        AUDIT_ENTRY.AT,
                        AUDIT_ENTRY.ACTOR_NAME,
                        ORGANIZATION.NAME,
                        AUDIT_ENTRY.ACTION,
                        AUDIT_ENTRY.SUBJECT,
                        AUDIT_ENTRY.DETAIL,
                        AUDIT_ENTRY.ADDRESS)
                .from(AUDIT_ENTRY)
                .leftJoin(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(AUDIT_ENTRY.ORGANIZATION_ID))
                .where(condition)
                .orderBy(AUDIT_ENTRY.ID.desc())
                .limit(limit)
                .fetch(row ->
                        new AuditEntry(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                row.value7(),
                                row.value8()));
    }

    /** Joins the transaction of what it records. What staff do to a customer is told as well. */
    public void record(
            Actor actor,
            @Nullable OrganizationId organization,
            String action,
            String subject,
            @Nullable String detail) {
        record(actor, organization, null, action, subject, detail);
    }

    /**
     * The same.
     *
     * @param environment in which it was done
     */
    public void record(
            Actor actor,
            @Nullable OrganizationId organization,
            @Nullable EnvironmentId environment,
            String action,
            String subject,
            @Nullable String detail) {
        db.insertInto(AUDIT_ENTRY)
                .set(AUDIT_ENTRY.AT, clock.instant())
                .set(AUDIT_ENTRY.ACTOR_ID, actor.id() == null ? null : actor.id().value())
                .set(AUDIT_ENTRY.ACTOR_NAME, actor.name())
                .set(
                        AUDIT_ENTRY.ORGANIZATION_ID,
                        organization == null ? null : organization.value())
                .set(AUDIT_ENTRY.ACTION, action)
                .set(AUDIT_ENTRY.SUBJECT, subject)
                .set(AUDIT_ENTRY.DETAIL, detail)
                .set(AUDIT_ENTRY.ADDRESS, actor.address())
                .execute();
        if (organization != null && actor.isStaff() && !actor.equals(Actor.portalAsOperator())) {
            events.publishEvent(
                    new StaffActed(
                            actor.name(), organization, environment, action, subject, detail));
        }
    }
}
