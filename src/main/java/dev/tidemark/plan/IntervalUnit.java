package dev.tidemark.plan;

import java.util.Arrays;
import java.util.Optional;

/** Units of an interval; their case matters (S3.28). */
public enum IntervalUnit {
    HOUR('h', "hour", 24),
    DAY('d', "day", 366),
    WEEK('w', "week", 53),
    MONTH('M', "month", 60),
    YEAR('y', "year", 10);

    private final char letter;
    private final String word;
    private final int most;

    IntervalUnit(char letter, String word, int most) {
        this.letter = letter;
        this.word = word;
        this.most = most;
    }

    public char letter() {
        return letter;
    }

    /** Such as {@code week}. */
    public String word() {
        return word;
    }

    /** Such as {@code 1 week} or {@code 4 weeks}. */
    public String words(int number) {
        return number + " " + word + (number == 1 ? "" : "s");
    }

    /** The longest interval in this unit. */
    int most() {
        return most;
    }

    static Optional<IntervalUnit> of(char letter) {
        return Arrays.stream(values()).filter(unit -> unit.letter == letter).findFirst();
    }
}
