package dev.tidemark.engine.mariadb;

/**
 * Why an object of a database could not be restored.
 *
 * @param type such as {@code table} or {@code package body}
 * @param name with its schema, as in {@code shop.orders}
 * @param reason in the server's words where it has any
 */
public record Obstacle(String type, String name, String reason) {
    private static final int LONGEST_REASON = 300;

    public Obstacle {
        reason =
                reason.length() <= LONGEST_REASON
                        ? reason
                        : reason.substring(0, LONGEST_REASON - 1) + "…";
    }

    /** One line for people. */
    public String words() {
        return "%s %s: %s".formatted(type, name, reason);
    }
}
