package dev.tidemark.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes places with a live directory, file or link: written down before it does, so that it
 * can be gone on with, or back, after a crash at any point.
 *
 * @param live the path that people and programs use
 * @param beside where the new one lies before, and the previous one after
 * @param prepared identity of the new one
 * @param previous identity of what was live, empty if nothing was there; {@link #UNKNOWN} if an
 *     older version wrote it
 * @param link whether what changes places is a link to directories that stay where they are
 * @param carried directories within that stay live, whatever changes places around them
 * @param undo whether forward means the way back to what was live
 */
public record DirectoryCutover(
        String live,
        String beside,
        String prepared,
        String previous,
        boolean link,
        List<Carried> carried,
        boolean undo) {
    public static final String UNKNOWN = "?";

    public DirectoryCutover {
        carried = List.copyOf(carried);
    }

    /** Whether there was nothing at the live path. */
    public boolean wasMissing() {
        return previous.isEmpty();
    }

    /** The same, to be carried out in the opposite direction. */
    public DirectoryCutover wayBack() {
        return new DirectoryCutover(live, beside, prepared, previous, link, carried, true);
    }

    /**
     * A live directory within, which goes from the old tree to the new one and back.
     *
     * @param from its place in the live tree
     * @param to its place in the new one, where a link that leads to itself stands for it
     * @param placeholder identity of that link
     */
    public record Carried(String from, String to, String placeholder) {}

    /**
     * The same before it is planned.
     *
     * @param from its place in the live tree
     * @param to its place in the new one
     */
    public record Carry(String from, String to) {}

    /** What a cutover or its way back has found and done. */
    public enum Outcome {
        MOVED,
        /** It was so already. */
        ALREADY,
        /** Moved; what was live was not what the cutover had put there, and lies beside now. */
        REPLACED;

        static Outcome parse(@Nullable String word) {
            return valueOf(String.valueOf(word).strip().toUpperCase(java.util.Locale.ROOT));
        }
    }
}
