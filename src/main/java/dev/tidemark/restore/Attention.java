package dev.tidemark.restore;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a restore needs or needed an operator, what is where, who is on it and how it was resolved.
 *
 * @param since when it stopped
 * @param course what it was doing: the restore, or its undo
 * @param forward whether it was finishing the cutover, else rolling it back
 * @param tries how often it was tried in that direction
 * @param reason what the tool said last
 * @param places as found when it stopped
 * @param handler the operator who is on it
 * @param resolution how it ended, in words; null while it has not
 */
public record Attention(
        Instant since,
        Course course,
        boolean forward,
        int tries,
        String reason,
        List<Place> places,
        @Nullable Handler handler,
        @Nullable String resolution) {
    /** Who works on it, since when. */
    public record Handler(String name, Instant since) {}

    public Attention {
        places = List.copyOf(places);
    }

    Attention handledBy(String name, Instant at) {
        return with(new Handler(name, at), resolution);
    }

    Attention resolved(String how) {
        return with(handler, how);
    }

    private Attention with(@Nullable Handler who, @Nullable String how) {
        return new Attention(since, course, forward, tries, reason, places, who, how);
    }

    /** What it was doing, for the middle of a sentence. */
    public String doing() {
        return switch (course) {
            case RESTORE -> forward ? "the cutover" : "rolling the cutover back";
            case UNDO -> forward ? "the undo" : "rolling the undo back";
        };
    }
}
