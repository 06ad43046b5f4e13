package dev.tidemark.ticket;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Instants in the history of tickets: full and with their zone, since they are read years later.
 */
final class Moments {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm:ss z", Locale.ENGLISH);

    private Moments() {}

    static String of(Instant instant, ZoneId zone) {
        return FORMAT.format(instant.atZone(zone));
    }
}
