package dev.tidemark.backup;

/**
 * Something that could not be saved.
 *
 * @param part the part it belongs to
 * @param type such as {@code view} or {@code table}; {@code part} if nothing of the part was saved
 * @param name with its schema, as in {@code shop.orders}; of a whole part its title
 * @param reason in the words of whoever refused
 */
public record LeftOut(String part, String type, String name, String reason) {
    /** Of a part of which nothing could be saved. */
    static final String WHOLE_PART = "part";

    /** One line for people. */
    public String words() {
        return type.equals(WHOLE_PART)
                ? "%s: %s".formatted(name, reason)
                : "%s %s: %s".formatted(type, name, reason);
    }
}
