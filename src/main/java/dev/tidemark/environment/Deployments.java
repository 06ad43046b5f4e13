package dev.tidemark.environment;

import static dev.tidemark.db.Tables.DEPLOYMENT;

import dev.tidemark.base.EnvironmentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Changes of the deployed code, as the portal saw them. */
@Repository
class Deployments {
    private static final int LONGEST_SUBJECT = 500;

    private final DSLContext db;

    Deployments(DSLContext db) {
        this.db = db;
    }

    Optional<Deployment> latest(EnvironmentId environment) {
        return list(environment, Instant.EPOCH, 1).stream().findFirst();
    }

    /** Newest first. */
    List<Deployment> list(EnvironmentId environment, Instant since, int limit) {
        return db.selectFrom(DEPLOYMENT)
                .where(DEPLOYMENT.ENVIRONMENT_ID.eq(environment.value()))
                .and(DEPLOYMENT.SEEN_AT.ge(since.isBefore(EARLIEST) ? EARLIEST : since))
                .orderBy(DEPLOYMENT.SEEN_AT.desc(), DEPLOYMENT.ID.desc())
                .limit(limit)
                .fetch(row ->
                        new Deployment(
                                row.getRevision(),
                                row.getSubject(),
                                row.getBranch(),
                                row.getSeenAt(),
                                row.getByRestore()));
    }

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    void insert(
            EnvironmentId environment,
            String revision,
            String subject,
            @Nullable String branch,
            Instant at,
            boolean byRestore) {
        db.insertInto(DEPLOYMENT)
                .set(DEPLOYMENT.ENVIRONMENT_ID, environment.value())
                .set(DEPLOYMENT.REVISION, revision)
                .set(
                        DEPLOYMENT.SUBJECT,
                        subject.substring(0, Math.min(LONGEST_SUBJECT, subject.length())))
                .set(DEPLOYMENT.BRANCH, branch)
                .set(DEPLOYMENT.SEEN_AT, at)
                .set(DEPLOYMENT.BY_RESTORE, byRestore)
                .execute();
    }
}
