package dev.tidemark.upkeep;

import dev.tidemark.backup.VaultKeys;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When the portal looks, on every node; what one node does is not done by another. */
@Component
@ConditionalOnProperty(name = "tidemark.upkeep.enabled", matchIfMissing = true)
class Ticks {
    private final ClockWatch watch;
    private final Scheduler scheduler;
    private final RetentionKeeper retention;
    private final OverdueAlarm alarm;
    private final VaultCare care;
    private final DeletionService deletions;
    private final VaultKeys keys;

    Ticks(
            ClockWatch watch,
            Scheduler scheduler,
            RetentionKeeper retention,
            OverdueAlarm alarm,
            VaultCare care,
            DeletionService deletions,
            VaultKeys keys) {
        this.watch = watch;
        this.scheduler = scheduler;
        this.retention = retention;
        this.alarm = alarm;
        this.care = care;
        this.deletions = deletions;
        this.keys = keys;
    }

    @Scheduled(fixedDelay = 5000, initialDelay = 5000)
    void runs() {
        watch.look();
        scheduler.look();
    }

    @Scheduled(fixedDelay = 10_000, initialDelay = 15_000)
    void retention() {
        retention.decideDue();
    }

    @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
    void alarm() {
        alarm.look();
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    void vaults() {
        care.look();
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 20_000)
    void vaultKeys() {
        keys.carryOver();
    }

    @Scheduled(fixedDelay = 30_000, initialDelay = 45_000)
    void deletions() {
        deletions.destroyDue();
    }
}
