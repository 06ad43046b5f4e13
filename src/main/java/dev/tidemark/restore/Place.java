package dev.tidemark.restore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one part of an environment holds when a cutover has stopped, and where the other state lies.
 *
 * @param title such as {@code database shop} or {@code files uploads}
 * @param live what people and programs see now, with its schema or path
 * @param elsewhere where the rest lies, each with its schema or path
 * @param trouble what the tool said last of this part; null if nothing
 */
public record Place(
        String title, Holds holds, String live, List<String> elsewhere, @Nullable String trouble) {
    /** Which state is live. */
    public enum Holds {
        /** That of the backup. */
        RESTORED,
        /** That of before the restore. */
        PREVIOUS,
        /** Some of both. */
        MIXED,
        /** It could not be looked at. */
        UNKNOWN
    }

    public Place {
        elsewhere = List.copyOf(elsewhere);
    }
}
