package dev.tidemark.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who may take a manual backup, and when.
 *
 * @param refusal why nobody may, and what to do instead (S2.1); null if people may
 * @param onlyNonLive not once the site is launched (S2.14)
 * @param needsBooking only with the backup component booked (S5.1)
 * @param minimumVersion of the platform, such as {@code 8.2.4} (S4.6); null for any
 * @param rateLimit at most one in so long (S4.11), null for any number
 */
public record AdmissionRules(
        @Nullable String refusal,
        boolean onlyNonLive,
        boolean needsBooking,
        @Nullable String minimumVersion,
        @Nullable Duration rateLimit) {}
