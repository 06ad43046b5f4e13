package dev.tidemark.base;

import java.security.SecureRandom;

/**
 * Short opaque ids for addresses: a prefix that tells the kind, then 50 random bits in letters that
 * cannot be misread.
 */
public final class ShortId {
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ShortId() {}

    /** Such as {@code bk-7qmd4xk2tz} for {@code bk}. */
    public static String next(String prefix) {
        var id = new StringBuilder(prefix).append('-');
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
