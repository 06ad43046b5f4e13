package dev.tidemark.activity;

import static dev.tidemark.db.Tables.LEASE;

import dev.tidemark.base.EnvironmentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** One lease per environment, as rows; clean-ups beside running operations have their own. */
@Repository
class Leases {
    /** A lease whose heart has not beaten for so long may be taken by another worker. */
    static final Duration EXPIRES_AFTER = Duration.ofSeconds(15);

    private final DSLContext db;
    private final Clock clock;

    Leases(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What all exclusive operations of an environment share. */
    static String of(EnvironmentId environment) {
        return "environment:" + environment;
    }

    /**
     * Deleting backups and looking after the vault go on beside a backup or restore (D4.5);
     * everything else has the environment to itself.
     */
    static String of(Activity activity) {
        return switch (activity.kind()) {
            case BACKUP_DELETE, MAINTENANCE -> "clean-up:" + activity.environment();
            case HAND_OVER -> "hand-over:" + activity.environment();
            case BACKUP, RESTORE, UNDO, RESOLVE, CLEAN_UP, ENVIRONMENT_DELETE ->
                    of(activity.environment());
        };
    }

    /** Taken with a new fencing number; empty while another worker holds it. */
    @Transactional
    Optional<Lease> take(String resource, ActivityId activity, String operation, String node) {
        Instant now = clock.instant();
        lock(resource);
        int taken =
                db.update(LEASE)
                        .set(LEASE.ACTIVITY_ID, activity.value())
                        .set(LEASE.OPERATION, operation)
                        .set(LEASE.NODE, node)
                        .set(LEASE.FENCING, LEASE.FENCING.plus(1))
                        .set(LEASE.HEARTBEAT_AT, now)
                        .where(LEASE.RESOURCE.eq(resource))
                        .and(
                                LEASE.ACTIVITY_ID
                                        .isNull()
                                        .or(LEASE.HEARTBEAT_AT.lt(now.minus(EXPIRES_AFTER))))
                        .execute();
        if (taken == 0) {
            return Optional.empty();
        }
        var fencing =
                db.select(LEASE.FENCING)
                        .from(LEASE)
                        .where(LEASE.RESOURCE.eq(resource))
                        .fetchSingle(LEASE.FENCING);
        return Optional.of(new Lease(resource, activity, fencing));
    }

    /**
     * Locks the resource's row for the transaction, so that two requests are decided one after the
     * other. One statement, since a shared lock that grows would end in a deadlock.
     */
    void lock(String resource) {
        db.insertInto(LEASE)
                .set(LEASE.RESOURCE, resource)
                .onDuplicateKeyUpdate()
                .set(LEASE.RESOURCE, LEASE.RESOURCE)
                .execute();
    }

    /** False if it was lost. */
    boolean beat(Lease lease) {
        return db.update(LEASE)
                        .set(LEASE.HEARTBEAT_AT, clock.instant())
                        .where(held(lease))
                        .execute()
                == 1;
    }

    void release(Lease lease) {
        db.update(LEASE)
                .set(LEASE.ACTIVITY_ID, (String) null)
                .set(LEASE.OPERATION, (String) null)
                .where(held(lease))
                .execute();
    }

    /**
     * Within a transaction: nobody can take the lease before it ends. Fails with {@link LeaseLost}
     * if it is lost.
     */
    void guard(Lease lease) {
        @Nullable Long held =
                db.select(LEASE.FENCING)
                        .from(LEASE)
                        .where(held(lease))
                        .forUpdate()
                        .fetchOne(LEASE.FENCING);
        if (held == null) {
            throw new LeaseLost(lease);
        }
    }

    /** Activities whose worker is alive. */
    Set<ActivityId> alive() {
        return db
                .select(LEASE.ACTIVITY_ID)
                .from(LEASE)
                .where(LEASE.ACTIVITY_ID.isNotNull())
                .and(LEASE.HEARTBEAT_AT.ge(clock.instant().minus(EXPIRES_AFTER)))
                .fetch(row -> new ActivityId(row.value1()))
                .stream()
                .collect(Collectors.toSet());
    }

    private static org.jooq.Condition held(Lease lease) {
        return LEASE.RESOURCE
                .eq(lease.resource())
                .and(LEASE.FENCING.eq(lease.fencing()))
                .and(LEASE.ACTIVITY_ID.eq(lease.activity().value()));
    }
}
