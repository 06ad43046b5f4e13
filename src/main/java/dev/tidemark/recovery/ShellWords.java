package dev.tidemark.recovery;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How names are written in commands that people type. Nothing here is ever run by the portal. */
final class ShellWords {
    private ShellWords() {}

    /** In single quotes, in which nothing has a meaning. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** A name among restic's patterns, in which nothing has a meaning. */
    static String pattern(String name) {
        return name.replaceAll("[\\\\*?\\[\\]]", "\\\\$0");
    }

    /** A name within SQL. */
    static String identifier(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** As a backup's part is tagged. */
    static String part(String name) {
        return "part="
                + Base64.getUrlEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Chooses one part of the chosen set. */
    static String choosing(String part) {
        return "--tag \"$set," + part(part) + "\" latest";
    }
}
