package dev.tidemark.webui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Instants in words, always with their zone; relative time stands only beside them. */
public final class Times {
    private static final Locale LANGUAGE = Locale.ENGLISH;

    private final ZoneId zone;
    private final Clock clock;

    private Times(ZoneId zone, Clock clock) {
        this.zone = zone;
        this.clock = clock;
    }

    public static Times in(ZoneId zone) {
        return new Times(zone, Clock.systemUTC());
    }

    public static Times in(ZoneId zone, Clock clock) {
        return new Times(zone, clock);
    }

    public ZoneId zone() {
        return zone;
    }

    public Instant now() {
        return clock.instant();
    }

    /** Such as {@code Thu 19 Nov, 13:05 CET}, {@code Today, 13:05 CET}. */
    public String moment(Instant instant) {
        return day(instant) + ", " + format(instant, "HH:mm zzz");
    }

    /** Within a sentence: {@code today, 13:05 CET}. */
    public String within(Instant instant) {
        return moment(instant).replaceFirst("^Today", "today");
    }

    /** Where seconds decide: {@code Thu 19 Nov, 13:05:22 CET}. */
    public String seconds(Instant instant) {
        return day(instant) + ", " + format(instant, "HH:mm:ss zzz");
    }

    /** In a column whose zone is told once: {@code Thu 19 Nov, 13:05:22}. */
    public String inColumn(Instant instant) {
        return day(instant) + ", " + format(instant, "HH:mm:ss");
    }

    /** Never relative: {@code Thu 19 Nov 2026, 13:05:22 CET}. */
    public String full(Instant instant) {
        return format(instant, "EEE d MMM uuuu, HH:mm:ss zzz");
    }

    /** Such as {@code 13:05:22}. */
    public String clock(Instant instant) {
        return format(instant, "HH:mm:ss");
    }

    /** Such as {@code 12:05:22 UTC}. */
    public static String utc(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", LANGUAGE)
                .format(instant.atZone(ZoneOffset.UTC));
    }

    /** Such as {@code Today}, {@code Thu 19 Nov}, {@code Thu 19 Nov 2025}. */
    public String day(Instant instant) {
        var there = instant.atZone(zone);
        var here = clock.instant().atZone(zone);
        if (there.toLocalDate().equals(here.toLocalDate())) {
            return "Today";
        }
        return format(instant, there.getYear() == here.getYear() ? "EEE d MMM" : "EEE d MMM uuuu");
    }

    /** Such as {@code just now}, {@code 10 h ago}, {@code in 13 h}. */
    public String relative(Instant instant) {
        var away = Duration.between(instant, clock.instant());
        if (away.abs().toSeconds() < 45) {
            return away.isNegative() ? "in a moment" : "just now";
        }
        return away.isNegative() ? "in " + about(away.negated()) : about(away) + " ago";
    }

    /** Such as {@code Europe/Berlin (CET, UTC+1)}. */
    public String zoneName() {
        var here = ZonedDateTime.now(clock).withZoneSameInstant(zone);
        var offset =
                here.getOffset().equals(ZoneOffset.UTC)
                        ? "UTC"
                        : "UTC" + shortened(here.getOffset().getId());
        return zone.getId() + " (" + format(here.toInstant(), "zzz") + ", " + offset + ")";
    }

    /** Midnight of the day, some days back. */
    public Instant startOfDay(int daysBack) {
        return clock.instant()
                .atZone(zone)
                .truncatedTo(ChronoUnit.DAYS)
                .minusDays(daysBack)
                .toInstant();
    }

    /** Exact to the second: {@code 6 min 41 s}, {@code 2 h 03 min}. */
    public static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds == 0 && duration.toMillis() > 0 ? "under 1 s" : seconds + " s";
        }
        if (seconds < 3600) {
            return "%d min %02d s".formatted(seconds / 60, seconds % 60);
        }
        return "%d h %02d min".formatted(seconds / 3600, seconds % 3600 / 60);
    }

    /** Rounded: {@code 40 s}, {@code 7 min}, {@code 10 h}, {@code 3 days}. */
    public static String about(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        if (seconds < 48 * 3600L) {
            return seconds / 3600 + " h";
        }
        return seconds / 86400 + " days";
    }

    private String format(Instant instant, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, LANGUAGE).format(instant.atZone(zone));
    }

    private static String shortened(String offset) {
        return offset.replaceFirst(":00$", "").replaceFirst("^([+-])0", "$1");
    }
}
