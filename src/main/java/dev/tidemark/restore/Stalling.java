package dev.tidemark.restore;

import dev.tidemark.activity.Running;
import dev.tidemark.environment.Environment;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Ends an activity whose cutover has stopped half-way: loudly, with what is where. */
@Component
class Stalling {
    private final Restores restores;
    private final Whereabouts whereabouts;
    private final Clock clock;

    Stalling(Restores restores, Whereabouts whereabouts, Clock clock) {
        this.restores = restores;
        this.whereabouts = whereabouts;
        this.clock = clock;
    }

    void record(
            Running running,
            Environment target,
            RestoreId id,
            Course course,
            OperatorNeeded needed) {
        var journal = restores.journal(id, course).orElseThrow();
        var reason = String.valueOf(needed.getMessage());
        var places = whereabouts.of(target, id, course, journal, needed.troubles());
        var before = restores.find(id).map(Restore::attention).orElse(null);
        var attention =
                new Attention(
                        clock.instant(),
                        course,
                        journal.forward(),
                        journal.tries(),
                        reason,
                        places,
                        before == null || before.resolution() != null ? null : before.handler(),
                        null);
        places.forEach(place -> running.warn(words(place)));
        running.fail(
                "The environment needs an operator, because %s has failed %s. %s It lies between two states; the"
                                .formatted(
                                        attention.doing(),
                                        attention.tries() == 1
                                                ? "once"
                                                : attention.tries() + " times",
                                        reason)
                        + " restore’s page says what is where. Nothing else changes it until then.",
                () -> restores.stalled(id, attention));
    }

    private static String words(Place place) {
        var holds =
                switch (place.holds()) {
                    case RESTORED -> "holds the restored state";
                    case PREVIOUS -> "holds the state before the restore";
                    case MIXED -> "holds some of both states";
                    case UNKNOWN -> "is not known";
                };
        return "%s %s: %s. Elsewhere: %s."
                .formatted(
                        place.title(),
                        holds,
                        place.live(),
                        place.elsewhere().isEmpty()
                                ? "nothing"
                                : String.join("; ", place.elsewhere()));
    }
}
