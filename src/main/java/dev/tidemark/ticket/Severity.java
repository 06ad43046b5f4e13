package dev.tidemark.ticket;

import java.time.Duration;

/** How bad it is, and by when the hosting team wants to have answered and mended it. */
public enum Severity {
    SITE_DOWN(Duration.ofMinutes(15), Duration.ofHours(2)),
    DEGRADED(Duration.ofMinutes(30), Duration.ofHours(8)),
    NOT_URGENT(Duration.ofHours(8), Duration.ofDays(3));

    private final Duration response;
    private final Duration resolution;

    Severity(Duration response, Duration resolution) {
        this.response = response;
        this.resolution = resolution;
    }

    /** From filing to the first answer; time in which the customer is asked does not count. */
    public Duration response() {
        return response;
    }

    /** From filing to the end of the restore, likewise. */
    public Duration resolution() {
        return resolution;
    }
}
