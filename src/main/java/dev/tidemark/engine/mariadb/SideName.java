package dev.tidemark.engine.mariadb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How schemas beside a database are named: {@code <database>__tm<suffix>}. Of a name that leaves no
 * room, since schemas have 64 characters, patterns in grants too, and file names 255 bytes, the
 * beginning and a hash stand for the whole.
 */
final class SideName {
    static final String MARK = "__tm";
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_SUFFIX = 8;
    private static final int LONGEST_FILE_NAME = 255;
    private static final String ANY = escaped(MARK) + "%";
    private static final int HASH = 8;

    private SideName() {}

    static String of(String database, String suffix) {
        var name = prefix(database) + MARK + suffix;
        if (!suffix.matches("[A-Za-z0-9_]+") || suffix.length() > LONGEST_SUFFIX) {
            throw new IllegalArgumentException("Not a name for a side schema: " + name);
        }
        return name;
    }

    static boolean is(String schema) {
        return schema.matches("(?s).+" + MARK + "[A-Za-z0-9_]+");
    }

    static boolean is(String schema, String database) {
        return is(schema) && schema.startsWith(prefix(database) + MARK);
    }

    /** What the server takes for all of them in a grant. */
    static String pattern(String database) {
        return escaped(prefix(database)) + ANY;
    }

    /** The database itself in a grant; without escapes, if they would make it too long. */
    static String ownPattern(String database) {
        var escaped = escaped(database);
        return escaped.length() <= LONGEST_NAME ? escaped : database;
    }

    private static String prefix(String database) {
        if (fits(database)) {
            return database;
        }
        int length = database.length();
        while (!fits(database.substring(0, length) + "0".repeat(HASH))) {
            length--;
        }
        return database.substring(0, length) + hash(database);
    }

    private static boolean fits(String prefix) {
        return prefix.length() + MARK.length() + LONGEST_SUFFIX <= LONGEST_NAME
                && escaped(prefix).length() + ANY.length() <= LONGEST_NAME
                && fileName(prefix) + MARK.length() + LONGEST_SUFFIX <= LONGEST_FILE_NAME;
    }

    /** The server writes other characters as {@code @} and four digits. */
    private static int fileName(String schema) {
        return schema.chars()
                .map(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_') ? 1 : 5)
                .sum();
    }

    private static String hash(String database) {
        try {
            var bytes =
                    MessageDigest.getInstance("SHA-256")
                            .digest(database.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes).substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String escaped(String database) {
        return database.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%");
    }
}
