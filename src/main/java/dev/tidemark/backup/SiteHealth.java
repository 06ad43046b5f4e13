package dev.tidemark.backup;

import java.time.Instant;
import java.util.function.Function;

/**
 * How the site was when a backup began, as its health address answered.
 *
 * @param answered as expected
 * @param words what it answered
 */
public record SiteHealth(boolean answered, String words, Instant at) {
    /** One sentence for people. */
    public String sentence(Function<Instant, String> time) {
        return answered
                ? "Site answered as expected at %s.".formatted(time.apply(at))
                : "Site did not answer as expected at %s: %s".formatted(time.apply(at), words);
    }
}
