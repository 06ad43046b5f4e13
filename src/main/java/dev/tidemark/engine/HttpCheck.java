package dev.tidemark.engine;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;

/** Asks a health address whether the application answers as expected. */
public final class HttpCheck {
    /**
     * @param expectedText must occur in the answer, since an application whose tables are gone may
     *     still answer 200; null accepts any
     */
    public HttpHealth check(URI address, @Nullable String expectedText, Duration timeout) {
        throw new UnsupportedOperationException();
    }
}
