package dev.tidemark.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the shop writes numbers, prices and moments. */
final class Shown {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm:ss z", Locale.ENGLISH);

    private Shown() {}

    static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** With its noun: 1 order, 20 orders. */
    static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    static String price(BigDecimal price) {
        return String.format(Locale.ENGLISH, "€ %,.2f", price);
    }

    static String moment(Instant moment) {
        return MOMENT.format(moment.atZone(ZONE));
    }

    static String bytes(long bytes) {
        return String.format(Locale.ENGLISH, "%.1f MB", bytes / 1_000_000.0);
    }
}
