package dev.tidemark.recovery;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells operators once when the backups of the portal's own records fail or stay out. */
@Component
class SelfBackupAlarm {
    private final SelfBackupRow row;
    private final SelfBackupPlace place;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SelfBackupAlarm(
            SelfBackupRow row,
            SelfBackupPlace place,
            ApplicationEventPublisher events,
            Clock clock) {
        this.row = row;
        this.place = place;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void look() {
        var state = row.state();
        if (state.wrong(clock.instant()) && state.toldAt() == null && row.told()) {
            events.publishEvent(
                    new PortalBackupWrong(state.goodAt(), state.failure(), place.location()));
        }
    }
}
