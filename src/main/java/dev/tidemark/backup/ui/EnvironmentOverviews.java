package dev.tidemark.backup.ui;

import dev.tidemark.account.Actor;
import dev.tidemark.backup.Backup;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.RecentBackup;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.environment.EnvironmentRow;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.webui.ChosenOrganization;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What Home says of the environments that one sees, unsafe ones first; a few queries for all. */
@Component
class EnvironmentOverviews {
    /** The days that are shown, and one for zones far from UTC. */
    private static final Duration SHOWN = Duration.ofDays(EnvironmentOverview.DAYS + 1L);

    private final EnvironmentService environments;
    private final BackupService backups;
    private final SafetyOfEnvironments safety;
    private final ChosenOrganization chosen;
    private final Clock clock;

    EnvironmentOverviews(
            EnvironmentService environments,
            BackupService backups,
            SafetyOfEnvironments safety,
            ChosenOrganization chosen,
            Clock clock) {
        this.environments = environments;
        this.backups = backups;
        this.safety = safety;
        this.chosen = chosen;
        this.clock = clock;
    }

    List<EnvironmentOverview> of(Actor actor) {
        var rows =
                environments.visible(actor).stream()
                        .filter(row -> chosen.shows(row.organization().value()))
                        .toList();
        return of(actor, rows);
    }

    private List<EnvironmentOverview> of(Actor actor, List<EnvironmentRow> rows) {
        Collection<EnvironmentId> ids = rows.stream().map(EnvironmentRow::id).toList();
        Map<EnvironmentId, Backup> good = backups.lastGood(actor, ids);
        Map<EnvironmentId, List<RecentBackup>> recent =
                backups.since(actor, ids, clock.instant().minus(SHOWN)).stream()
                        .collect(Collectors.groupingBy(RecentBackup::environment));
        var restorable =
                backups.restorable(
                        actor, ids.stream().filter(id -> !good.containsKey(id)).toList());
        var safeties = safety.of(rows, good, recent);
        return rows.stream()
                .map(row ->
                        new EnvironmentOverview(
                                row,
                                java.util.Objects.requireNonNull(safeties.get(row.id())),
                                Optional.ofNullable(good.get(row.id())),
                                good.containsKey(row.id()) || restorable.contains(row.id()),
                                recent.getOrDefault(row.id(), List.of())))
                .sorted(Comparator.comparingInt(EnvironmentOverviews::urgency))
                .toList();
    }

    private static int urgency(EnvironmentOverview overview) {
        return switch (overview.safety()) {
            case OVERDUE -> 0;
            case UNPROTECTED -> 1;
            case FAILING -> 2;
            case SAFE -> 3;
            case INACTIVE -> 4;
        };
    }
}
