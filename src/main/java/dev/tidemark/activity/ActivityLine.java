package dev.tidemark.activity;

import java.time.Instant;

/** One line of an activity's log. */
public record ActivityLine(long id, Instant at, Level level, String line) {
    /** How much a line matters. */
    public enum Level {
        INFO,
        WARNING,
        ERROR
    }
}
