package dev.tidemark.recovery;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** When the portal looks after its own backups, on every node; the row decides who takes one. */
@Component("recoveryTicks")
@ConditionalOnProperty(name = "tidemark.upkeep.enabled", matchIfMissing = true)
class Ticks {
    private final SelfBackup backup;
    private final SelfBackupAlarm alarm;

    Ticks(SelfBackup backup, SelfBackupAlarm alarm) {
        this.backup = backup;
        this.alarm = alarm;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 40_000)
    void backup() {
        backup.takeIfDue();
        alarm.look();
    }
}
