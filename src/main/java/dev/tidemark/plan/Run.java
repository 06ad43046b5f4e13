package dev.tidemark.plan;

import java.time.Instant;
import java.util.List;

/**
 * One automated backup that is to be taken.
 *
 * @param schedules those whose runs fall together here
 */
public record Run(Instant at, List<Schedule> schedules) {
    public Run {
        schedules = List.copyOf(schedules);
    }
}
