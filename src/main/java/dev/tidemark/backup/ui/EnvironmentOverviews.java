package dev.tidemark.backup.ui;

import dev.tidemark.account.Actor;
import dev.tidemark.backup.BackupFilter;
import dev.tidemark.backup.BackupService;
import dev.tidemark.environment.EnvironmentRow;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.environment.EnvironmentState;
import dev.tidemark.webui.ChosenOrganization;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What Home says of the environments that one sees, unsafe ones first. */
@Component
class EnvironmentOverviews {
    private static final int NEWEST = 100;

    private final EnvironmentService environments;
    private final BackupService backups;
    private final SafetyOfEnvironments safety;
    private final ChosenOrganization chosen;

    EnvironmentOverviews(
            EnvironmentService environments,
            BackupService backups,
            SafetyOfEnvironments safety,
            ChosenOrganization chosen) {
        this.environments = environments;
        this.backups = backups;
        this.safety = safety;
        this.chosen = chosen;
    }

    List<EnvironmentOverview> of(Actor actor) {
        return environments.visible(actor).stream()
                .filter(row -> chosen.shows(row.organization().value()))
                .map(row -> of(actor, row))
                .sorted(Comparator.comparingInt(EnvironmentOverviews::urgency))
                .toList();
    }

    private EnvironmentOverview of(Actor actor, EnvironmentRow row) {
        return new EnvironmentOverview(
                row,
                safety.of(actor, row.id(), row.state() == EnvironmentState.ACTIVE),
                backups.lastGood(actor, row.id()),
                backups.list(actor, row.id(), BackupFilter.NONE, 0, NEWEST));
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
