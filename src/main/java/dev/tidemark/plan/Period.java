package dev.tidemark.plan;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * One calendar period of an interval in a zone. Hours are elapsed hours counted from local
 * midnight, so that a day in which clocks go back has 25 of them and none is skipped or doubled;
 * groups of hours begin anew at midnight. Days count from 1970-01-01, weeks from the Monday of that
 * week (ISO), months and years from January 1970; an interval of several units groups that many of
 * them.
 *
 * @param number of the period, growing with time; for hours within {@code day}
 * @param day the local day for hours, else the first day of the period
 */
public record Period(Interval interval, ZoneId zone, LocalDate day, long number)
        implements Comparable<Period> {
    private static final LocalDate FIRST_DAY = LocalDate.EPOCH;
    private static final LocalDate FIRST_MONDAY = LocalDate.EPOCH.with(DayOfWeek.MONDAY);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm 'of' EEE d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    /** The period that an instant lies in. */
    public static Period of(Interval interval, Instant instant, ZoneId zone) {
        var day = LocalDate.ofInstant(instant, zone);
        if (interval.unit() == IntervalUnit.HOUR) {
            var elapsed = Duration.between(day.atStartOfDay(zone).toInstant(), instant);
            return new Period(interval, zone, day, elapsed.toHours() / interval.length());
        }
        return numbered(interval, zone, Math.floorDiv(units(interval, day), interval.length()));
    }

    private static long units(Interval interval, LocalDate day) {
        return switch (interval.unit()) {
            case HOUR -> throw new IllegalStateException();
            case DAY -> day.toEpochDay();
            case WEEK -> Math.floorDiv(day.toEpochDay() - FIRST_MONDAY.toEpochDay(), 7L);
            case MONTH -> (day.getYear() - 1970L) * 12 + day.getMonthValue() - 1;
            case YEAR -> day.getYear() - 1970L;
        };
    }

    private static Period numbered(Interval interval, ZoneId zone, long number) {
        return new Period(interval, zone, firstDay(interval, number), number);
    }

    private static LocalDate firstDay(Interval interval, long number) {
        long unit = number * interval.length();
        return switch (interval.unit()) {
            case HOUR -> throw new IllegalStateException();
            case DAY -> FIRST_DAY.plusDays(unit);
            case WEEK -> FIRST_MONDAY.plusWeeks(unit);
            case MONTH -> FIRST_DAY.plusMonths(unit);
            case YEAR -> FIRST_DAY.plusYears(unit);
        };
    }

    /** Its first instant. */
    public Instant start() {
        var midnight = day.atStartOfDay(zone).toInstant();
        return interval.unit() == IntervalUnit.HOUR
                ? midnight.plus(Duration.ofHours(number * interval.length()))
                : midnight;
    }

    public Period next() {
        if (interval.unit() != IntervalUnit.HOUR) {
            return numbered(interval, zone, number + 1);
        }
        var later = new Period(interval, zone, day, number + 1);
        return LocalDate.ofInstant(later.start(), zone).equals(day)
                ? later
                : new Period(interval, zone, nextDay(), 0);
    }

    /** Zones have skipped whole days. */
    boolean isEmpty() {
        return !start().isBefore(next().start());
    }

    /** The next one that exists. */
    private LocalDate nextDay() {
        var next = day.plusDays(1);
        return LocalDate.ofInstant(next.atStartOfDay(zone).toInstant(), zone);
    }

    /** So many periods later; for hours about that, as days differ in length. */
    public Instant startOfLater(int periods) {
        return interval.unit() == IntervalUnit.HOUR
                ? start().plus(Duration.ofHours((long) periods * interval.length()))
                : numbered(interval, zone, number + periods).start();
    }

    /** Such as {@code week 46}, {@code Thu 19 Nov 2026}, {@code 13:00 of Thu 19 Nov 2026}. */
    public String words() {
        if (interval.unit() == IntervalUnit.HOUR) {
            return HOUR.format(start().atZone(zone));
        }
        var last = firstDay(interval, number + 1).minusDays(1);
        return switch (interval.unit()) {
            case HOUR -> throw new IllegalStateException();
            case DAY -> span(DAY.format(day), DAY.format(last));
            case WEEK -> weeks(last);
            case MONTH -> span(MONTH.format(day), MONTH.format(last));
            case YEAR -> span(String.valueOf(day.getYear()), String.valueOf(last.getYear()));
        };
    }

    private String weeks(LocalDate last) {
        int first = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return interval.length() == 1
                ? "week " + first
                : "weeks %d to %d".formatted(first, last.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private String span(String first, String last) {
        return interval.length() == 1 ? first : first + " to " + last;
    }

    @Override
    public int compareTo(Period other) {
        var byDay = day.compareTo(other.day);
        return byDay != 0 ? byDay : Long.compare(number, other.number);
    }
}
