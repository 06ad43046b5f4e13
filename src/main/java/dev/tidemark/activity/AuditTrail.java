package dev.tidemark.activity;

import static dev.tidemark.db.Tables.AUDIT_ENTRY;

import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationId;
import java.time.Clock;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Who did what, when and from where. Append-only: the schema refuses to change or delete an entry.
 */
@Repository
public class AuditTrail {
    private final DSLContext db;
    private final Clock clock;

    AuditTrail(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Joins the transaction of what it records. */
    public void record(
            Actor actor,
            @Nullable OrganizationId organization,
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
    }
}
