package dev.tidemark.recovery;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Where the portal's own records are backed up to: what the operator chose, else beside them. */
@Component
class SelfBackupPlace {
    private static final Logger LOG = LoggerFactory.getLogger(SelfBackupPlace.class);

    private final String location;
    private final boolean chosen;

    SelfBackupPlace(
            @Value("${tidemark.self-backup:}") String chosen,
            @Value("${tidemark.home}") Path home) {
        this.chosen = !chosen.isBlank();
        this.location =
                this.chosen
                        ? chosen.strip()
                        : home.toAbsolutePath().normalize().resolve("self-backup").toString();
    }

    String location() {
        return location;
    }

    boolean chosen() {
        return chosen;
    }

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        if (!chosen) {
            LOG.warn(
                    "The portal backs up its own records to {}. That is the same disk as the records: choose another place"
                            + " with TIDEMARK_SELF_BACKUP.",
                    location);
        }
    }
}
