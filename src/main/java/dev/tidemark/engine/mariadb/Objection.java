package dev.tidemark.engine.mariadb;

/**
 * What the server refuses to show or to make.
 *
 * @param object with type and schema, such as {@code VIEW shop.totals}
 * @param words the server's own
 */
public record Objection(String object, String words) {
    /** Such as {@code PACKAGE BODY}. */
    String type() {
        for (var kind : Definition.Kind.values()) {
            if (kind != Definition.Kind.PACKAGE && object.startsWith(kind.words() + " ")) {
                return kind.words();
            }
        }
        return Definition.Kind.PACKAGE.words();
    }

    public String sentence() {
        return "%s: %s".formatted(object, words.endsWith(".") ? words : words + ".");
    }
}
