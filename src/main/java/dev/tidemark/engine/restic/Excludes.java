package dev.tidemark.engine.restic;

/** Makes a pattern that is relative to a directory one that restic applies there only. */
final class Excludes {
    private Excludes() {}

    static String anchored(String directory, String pattern) {
        var relative = pattern.strip();
        while (relative.startsWith("/")) {
            relative = relative.substring(1);
        }
        while (relative.endsWith("/")) {
            relative = relative.substring(0, relative.length() - 1);
        }
        if (relative.isEmpty()) {
            throw new IllegalArgumentException("The pattern would exclude everything: " + pattern);
        }
        var root = directory.endsWith("/") ? directory : directory + "/";
        return literal(root) + relative;
    }

    /** A pattern that means this path and no other. */
    static String literal(String path) {
        return path.replaceAll("[\\\\*?\\[\\]]", "\\\\$0");
    }
}
