package dev.tidemark.plan;

import java.util.regex.Pattern;

/**
 * How long the periods of a schedule are: {@code 1d}, {@code 6h}, {@code 2w} (S3.27, S3.28).
 *
 * @param length how many units, at least 1
 */
public record Interval(int length, IntervalUnit unit) {
    private static final Pattern WRITTEN = Pattern.compile("(-?\\d{1,9})([^\\d\\s].*)");

    public Interval {
        if (length < 1 || length > unit.most()) {
            throw new IllegalArgumentException(length + " " + unit);
        }
    }

    /**
     * @param field where it is written, for the message
     * @throws RuleBroken if it is none
     */
    public static Interval parse(String field, String written) {
        var match = WRITTEN.matcher(written.strip());
        if (!match.matches()) {
            throw new RuleBroken(
                    field,
                    "An interval is a number and a unit, such as 1d or 4w. Units are h, d, w, M and y.");
        }
        var unit = unit(field, match.group(2));
        int length = Integer.parseInt(match.group(1));
        if (length < 1) {
            throw new RuleBroken(
                    field, "The shortest interval is 1h. For no backups remove the schedule.");
        }
        if (length > unit.most()) {
            throw new RuleBroken(field, tooLong(unit));
        }
        return new Interval(length, unit);
    }

    private static IntervalUnit unit(String field, String letters) {
        if (letters.equals("m")) {
            throw new RuleBroken(field, "m is not a unit. For months write a large M: 1M.");
        }
        return (letters.length() == 1
                        ? IntervalUnit.of(letters.charAt(0))
                        : java.util.Optional.<IntervalUnit>empty())
                .orElseThrow(() ->
                        new RuleBroken(
                                field,
                                "%s is not a unit. Units are h for hours, d for days, w for weeks, M for months, y for years."
                                        .formatted(letters)));
    }

    private static String tooLong(IntervalUnit unit) {
        return unit == IntervalUnit.HOUR
                ? "Hours are counted within a day: at most 24h. For longer write days."
                : "At most %d%s.".formatted(unit.most(), unit.letter());
    }

    /** About how long it is, to compare intervals of different units. */
    public java.time.Duration about() {
        return switch (unit) {
            case HOUR -> java.time.Duration.ofHours(length);
            case DAY -> java.time.Duration.ofDays(length);
            case WEEK -> java.time.Duration.ofDays(7L * length);
            case MONTH -> java.time.Duration.ofDays(31L * length);
            case YEAR -> java.time.Duration.ofDays(366L * length);
        };
    }

    /** Such as {@code every day} or {@code every 2 weeks}. */
    public String words() {
        return length == 1 ? "every " + unit.word() : "every " + unit.words(length);
    }

    /** As it is written: {@code 1d}. */
    @Override
    public String toString() {
        return length + String.valueOf(unit.letter());
    }
}
