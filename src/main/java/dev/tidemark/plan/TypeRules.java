package dev.tidemark.plan;

import java.time.Duration;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The rules for one type of environment. What is declared and not built yet is shown as such.
 *
 * @param offsite for how long a copy in another region is kept, null for none
 * @param download whether a whole backup can be fetched as an archive
 * @param policy what admins of the organization may set, null for nothing
 * @param lateAfter without a good backup for so long it is overdue; null: as its schedules imply
 */
public record TypeRules(
        AdmissionRules admission,
        RetentionRules retention,
        RestoreRules restore,
        @Nullable Duration offsite,
        boolean download,
        @Nullable PolicyLimits policy,
        @Nullable Duration lateAfter) {
    private static final Duration ROOM = Duration.ofHours(1);

    /**
     * Without a good backup for so long, an environment is overdue: two intervals and an hour, so
     * that one failed run is no alarm. Null where nothing runs by itself.
     */
    public @Nullable Duration overdueAfter() {
        if (lateAfter != null) {
            return lateAfter;
        }
        return retention.schedules().stream()
                .map(schedule -> schedule.interval().about())
                .min(Comparator.naturalOrder())
                .map(shortest -> shortest.multipliedBy(2).plus(ROOM))
                .orElse(null);
    }

    TypeRules with(RetentionRules other) {
        return new TypeRules(admission, other, restore, offsite, download, policy, lateAfter);
    }
}
