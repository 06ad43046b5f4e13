package dev.tidemark.upkeep;

import dev.tidemark.backup.BackupId;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.KeepingWords;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.plan.PlanService;
import dev.tidemark.plan.Retention;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** What retention says of one backup. */
@Component
class ReasonsToKeep implements KeepingWords {
    private final PlanService plans;
    private final BackupService backups;
    private final Clock clock;

    ReasonsToKeep(PlanService plans, BackupService backups, Clock clock) {
        this.plans = plans;
        this.backups = backups;
        this.clock = clock;
    }

    @Override
    public List<String> of(EnvironmentId environment, BackupId backup) {
        var terms = plans.of(environment);
        var decision =
                Retention.decide(
                        terms.rules().retention(),
                        backups.factsToKeep(environment),
                        terms.zone(),
                        clock.instant());
        return decision.keptAs(backup.value())
                .map(kept -> kept.reasons())
                .orElseGet(() ->
                        decision.going().stream()
                                .filter(going -> going.backup().id().equals(backup.value()))
                                .map(going -> "goes soon: " + going.reason())
                                .toList());
    }
}
