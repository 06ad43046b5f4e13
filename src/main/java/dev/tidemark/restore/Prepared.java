package dev.tidemark.restore;

import dev.tidemark.engine.DirectoryCutover.Carry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part that lies ready beside the live one: the outcome of its step.
 *
 * @param side the schema or directory
 * @param link for code behind a symbolic link, the link that will change places
 * @param live what it will change places with
 * @param carries mounts within that stay live
 * @param within the part that it changes places with, null if by itself
 */
record Prepared(
        String part,
        String title,
        String side,
        @Nullable String link,
        String live,
        long files,
        List<Carry> carries,
        @Nullable String within) {
    Prepared {
        carries = carries == null ? List.of() : List.copyOf(carries);
    }

    static Prepared database(String part, String title, String side, String live) {
        return new Prepared(part, title, side, null, live, 0, List.of(), null);
    }

    boolean isDatabase() {
        return part.startsWith("database:");
    }
}
