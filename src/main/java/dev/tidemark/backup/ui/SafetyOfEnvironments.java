package dev.tidemark.backup.ui;

import dev.tidemark.account.Actor;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupFilter;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.BackupState;
import dev.tidemark.backup.Safety;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.environment.EnvironmentService;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether environments are safe, from what the services have on record. */
@Component
class SafetyOfEnvironments {
    private static final int NEWEST_FEW = 10;

    private final BackupService backups;
    private final EnvironmentService environments;
    private final Clock clock;

    SafetyOfEnvironments(BackupService backups, EnvironmentService environments, Clock clock) {
        this.backups = backups;
        this.environments = environments;
        this.clock = clock;
    }

    Safety of(Actor actor, EnvironmentId id) {
        return of(actor, id, environments.find(actor, id).isActive());
    }

    Safety of(Actor actor, EnvironmentId id, boolean active) {
        return Safety.of(
                active, backups.lastGood(actor, id), lastEnded(actor, id), clock.instant());
    }

    private Optional<Backup> lastEnded(Actor actor, EnvironmentId id) {
        return backups.list(actor, id, BackupFilter.NONE, 0, NEWEST_FEW).stream()
                .filter(backup ->
                        backup.state() == BackupState.COMPLETED
                                || backup.state() == BackupState.FAILED)
                .findFirst();
    }
}
