package dev.tidemark.restore;

import dev.tidemark.backup.BackupService;
import dev.tidemark.environment.EnvironmentTools;
import java.time.Clock;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Deletes what a restore has prepared as soon as nobody needs it; later if that fails now. */
@Component
class PromptCleanUp {
    private static final Logger LOG = LoggerFactory.getLogger(PromptCleanUp.class);

    private final Restores restores;
    private final BackupService backups;
    private final EnvironmentTools tools;
    private final Leftovers leftovers;
    private final Clock clock;

    PromptCleanUp(
            Restores restores,
            BackupService backups,
            EnvironmentTools tools,
            Leftovers leftovers,
            Clock clock) {
        this.restores = restores;
        this.backups = backups;
        this.tools = tools;
        this.leftovers = leftovers;
        this.clock = clock;
    }

    void deleteNow(Restore restore) {
        try {
            var manifest = backups.findForPortal(restore.backup()).manifest();
            leftovers.delete(
                    restore.id(),
                    Objects.requireNonNull(manifest),
                    tools.environment(restore.environment()));
            restores.cleaned(restore.id(), clock.instant());
        } catch (RuntimeException later) {
            LOG.info("What {} has prepared will be deleted later", restore.id(), later);
        }
    }
}
