package dev.tidemark.plan;

import java.time.Duration;

/** Durations as people say them. */
final class Words {
    private Words() {}

    static String of(Duration duration) {
        if (duration.toDays() > 0 && duration.equals(Duration.ofDays(duration.toDays()))) {
            return number(duration.toDays(), "day");
        }
        if (duration.toHours() > 0 && duration.equals(Duration.ofHours(duration.toHours()))) {
            return number(duration.toHours(), "hour");
        }
        return number(duration.toMinutes(), "minute");
    }

    /** Days only from two of them on. */
    static String inHours(Duration duration) {
        return duration.compareTo(Duration.ofDays(2)) < 0
                ? number(duration.toHours(), "hour")
                : of(duration);
    }

    static String number(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }
}
