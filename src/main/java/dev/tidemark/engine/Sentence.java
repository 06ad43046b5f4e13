package dev.tidemark.engine;

import java.time.Duration;

/** Puts a tool's words into a sentence. */
final class Sentence {
    private Sentence() {}

    static String end(String words) {
        var trimmed = words.strip();
        return trimmed.endsWith(".") || trimmed.endsWith("!") || trimmed.endsWith("?")
                ? trimmed
                : trimmed + ".";
    }

    static String duration(Duration duration) {
        if (duration.toSeconds() < 120) {
            return duration.toSeconds() + " seconds";
        }
        return duration.toMinutes() < 120
                ? duration.toMinutes() + " minutes"
                : duration.toHours() + " hours";
    }
}
