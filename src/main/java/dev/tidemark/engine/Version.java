package dev.tidemark.engine;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A tool's version; only its numbers are compared. */
public record Version(String text) implements Comparable<Version> {
    private static final Pattern NUMBERS = Pattern.compile("\\d+(\\.\\d+)+");

    /** The first thing in a tool's words that looks like a version. */
    public static Optional<Version> in(String words) {
        return NUMBERS.matcher(words).results().map(r -> new Version(r.group())).findFirst();
    }

    public boolean isBefore(Version other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Version other) {
        return Arrays.compare(numbers(), other.numbers());
    }

    private int[] numbers() {
        return Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    @Override
    public String toString() {
        return text;
    }
}
