package dev.tidemark.webui;

import org.jspecify.annotations.Nullable;

/** One step of the way to a page; the last one has no address. */
public record Crumb(String text, @Nullable String href) {
    public static Crumb here(String text) {
        return new Crumb(text, null);
    }
}
