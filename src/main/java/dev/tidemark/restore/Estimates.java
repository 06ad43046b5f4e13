package dev.tidemark.restore;

import static dev.tidemark.db.Tables.BACKUP;
import static dev.tidemark.db.Tables.RESTORE_RUN;

import dev.tidemark.backup.BackupDetail;
import dev.tidemark.backup.BackupPart;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.db.enums.RestoreRunState;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** How long a restore takes, from those that were measured in the environment (S1.16, S5.4). */
@Repository
class Estimates {
    private static final int LATEST = 10;
    private static final double LOWER = 0.8;
    private static final double UPPER = 1.4;

    /** Bytes a second where nothing was measured yet: what one slow disk and two cores do. */
    private static final double DATABASE_SPEED = 15e6;

    private static final double FILES_SPEED = 60e6;
    private static final double FIXED_SECONDS = 5;

    private final DSLContext db;

    Estimates(DSLContext db) {
        this.db = db;
    }

    private record Measured(double seconds, double bytes) {}

    RestorePreview.Estimate of(BackupDetail detail, EnvironmentId target) {
        var measured = measured(target);
        double bytes = detail.parts().stream().mapToLong(BackupPart::bytes).sum();
        double seconds =
                measured.isEmpty() ? general(detail) : FIXED_SECONDS + bytes / speed(measured);
        var safety = detail.backup().duration();
        return new RestorePreview.Estimate(
                seconds(seconds * LOWER),
                seconds(seconds * UPPER),
                safety == null ? Duration.ZERO : safety,
                measured.size());
    }

    private static double general(BackupDetail detail) {
        double seconds = FIXED_SECONDS;
        for (var part : detail.parts()) {
            seconds +=
                    part.bytes()
                            / (part.kind() == BackupPart.Kind.DATABASE
                                    ? DATABASE_SPEED
                                    : FILES_SPEED);
        }
        return seconds;
    }

    private static double speed(List<Measured> measured) {
        double bytes = measured.stream().mapToDouble(Measured::bytes).sum();
        double seconds =
                measured.stream()
                        .mapToDouble(run -> Math.max(1, run.seconds() - FIXED_SECONDS))
                        .sum();
        return Math.max(1, bytes / seconds);
    }

    private List<Measured> measured(EnvironmentId target) {
        return db.select(RESTORE_RUN.STARTED_AT, RESTORE_RUN.ENDED_AT, BACKUP.BYTES_TOTAL)
                .from(RESTORE_RUN)
                .join(BACKUP)
                .on(BACKUP.ID.eq(RESTORE_RUN.BACKUP_ID))
                .where(RESTORE_RUN.ENVIRONMENT_ID.eq(target.value()))
                .and(RESTORE_RUN.STATE.in(RestoreRunState.COMPLETED, RestoreRunState.UNDONE))
                .and(RESTORE_RUN.SAFETY_BACKUP_ID.isNull())
                .and(BACKUP.BYTES_TOTAL.isNotNull())
                .orderBy(RESTORE_RUN.REQUESTED_AT.desc())
                .limit(LATEST)
                .fetch(row ->
                        new Measured(
                                Duration.between(row.value1(), row.value2()).toMillis() / 1000.0,
                                row.value3()));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofSeconds(Math.max(1, Math.round(seconds)));
    }
}
