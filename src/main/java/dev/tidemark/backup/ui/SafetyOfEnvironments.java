package dev.tidemark.backup.ui;

import dev.tidemark.account.Actor;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupFilter;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.BackupState;
import dev.tidemark.backup.RecentBackup;
import dev.tidemark.backup.Safety;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.environment.EnvironmentRow;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.environment.EnvironmentState;
import dev.tidemark.plan.PlanService;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether environments are safe, from what the services have on record and what is promised. */
@Component
class SafetyOfEnvironments {
    private static final int NEWEST_FEW = 10;

    private final BackupService backups;
    private final EnvironmentService environments;
    private final PlanService plans;
    private final Clock clock;

    SafetyOfEnvironments(
            BackupService backups,
            EnvironmentService environments,
            PlanService plans,
            Clock clock) {
        this.backups = backups;
        this.environments = environments;
        this.plans = plans;
        this.clock = clock;
    }

    Safety of(Actor actor, EnvironmentId id) {
        return Safety.of(
                environments.find(actor, id).isActive(),
                plans.of(id).rules().overdueAfter(),
                backups.lastGood(actor, id).map(Backup::requestedAt),
                backups.list(actor, id, BackupFilter.NONE, 0, NEWEST_FEW).stream()
                        .map(Backup::state)
                        .filter(SafetyOfEnvironments::isEnd)
                        .findFirst(),
                clock.instant());
    }

    Map<EnvironmentId, Safety> of(
            List<EnvironmentRow> rows,
            Map<EnvironmentId, Backup> good,
            Map<EnvironmentId, List<RecentBackup>> recent) {
        var longest = plans.overdueAfter(rows.stream().map(EnvironmentRow::id).toList());
        var found = new HashMap<EnvironmentId, Safety>();
        for (var row : rows) {
            found.put(
                    row.id(),
                    Safety.of(
                            row.state() == EnvironmentState.ACTIVE,
                            longest.get(row.id()),
                            Optional.ofNullable(good.get(row.id())).map(Backup::requestedAt),
                            recent.getOrDefault(row.id(), List.of()).stream()
                                    .map(RecentBackup::state)
                                    .filter(SafetyOfEnvironments::isEnd)
                                    .findFirst(),
                            clock.instant()));
        }
        return found;
    }

    private static boolean isEnd(BackupState state) {
        return state == BackupState.COMPLETED || state == BackupState.FAILED;
    }
}
