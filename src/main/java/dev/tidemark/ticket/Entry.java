package dev.tidemark.ticket;

import java.time.Instant;
import java.util.List;

/**
 * One line of a ticket's conversation and history.
 *
 * @param words plain text with simple marks for bold, lists and links (Markdown without HTML)
 */
public record Entry(
        long id,
        Who author,
        Side side,
        Kind kind,
        String words,
        Instant at,
        List<Attachment> files) {
    public Entry {
        files = List.copyOf(files);
    }

    public enum Side {
        CUSTOMER,
        STAFF,
        PORTAL
    }

    public enum Kind {
        MESSAGE,
        /** One that waits for the customer's answer. */
        QUESTION,
        /** For the hosting team alone. */
        NOTE,
        /** What happened. */
        EVENT
    }

    /**
     * A file that belongs to an entry; its content is fetched apart.
     *
     * @param mediaType as the portal found it out
     */
    public record Attachment(String id, String name, String mediaType, int bytes) {
        /** Whether a page may show it as a picture. */
        public boolean shownAsPicture() {
            return mediaType.startsWith("image/");
        }
    }
}
