package dev.tidemark.backup.ui;

import dev.tidemark.account.CurrentActor;
import dev.tidemark.backup.BackupId;
import dev.tidemark.backup.BackupService;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.webui.AddressCheck;
import java.util.List;
import org.springframework.stereotype.Component;

/** Addresses {@code environments/<id>/backups/<id>}. */
@Component
class BackupAddress implements AddressCheck {
    private final BackupService backups;
    private final CurrentActor current;

    BackupAddress(BackupService backups, CurrentActor current) {
        this.backups = backups;
        this.current = current;
    }

    @Override
    public void check(List<String> segments) {
        if (segments.size() == 4
                && segments.get(0).equals("environments")
                && segments.get(2).equals("backups")) {
            backups.find(
                    current.get(),
                    new EnvironmentId(segments.get(1)),
                    new BackupId(segments.get(3)));
        }
    }
}
