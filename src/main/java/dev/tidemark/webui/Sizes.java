package dev.tidemark.webui;

import java.util.Locale;

/**
 * Numbers as people read them: bytes in B, kB, MB, GB of a thousand each, counts with separators.
 */
public final class Sizes {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private Sizes() {}

    /** Such as {@code 61.2 GB}, {@code 318 MB}, {@code 812 B}. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        var format = unit == 0 || value >= 99.95 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, format, value, UNITS[unit]);
    }

    /** Such as {@code 25.1 of 46.7 GB}, {@code 3.1 MB of 2.0 GB}. */
    public static String bytesOf(long done, long total) {
        var first = bytes(done);
        var second = bytes(total);
        var unit = second.substring(second.indexOf(' '));
        return (first.endsWith(unit) ? first.substring(0, first.length() - unit.length()) : first)
                + " of "
                + second;
    }

    /** Such as {@code 8,412,906}. */
    public static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** Such as {@code 1 file}, {@code 2,318 files}. */
    public static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /** Such as {@code 62 %}; never 100 before it is all. */
    public static String percent(double fraction) {
        return (int) Math.floor(Math.clamp(fraction, 0, 1) * 100) + " %";
    }
}
