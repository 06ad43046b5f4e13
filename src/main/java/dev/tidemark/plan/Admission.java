package dev.tidemark.plan;

import dev.tidemark.plan.BackupFact.Origin;
import dev.tidemark.plan.BackupFact.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a manual backup may be taken now. */
public sealed interface Admission {
    /**
     * @param replaces what goes once the new one has succeeded, null if nothing (S3.22, S4.15)
     */
    record Allowed(@Nullable BackupFact replaces) implements Admission {}

    /**
     * @param words why, and what can be done instead
     * @param possibleAt when it becomes possible by itself, null if it does not
     * @param release the backup whose deletion makes it possible at once (S4.12), null if none does
     */
    record Refused(String words, @Nullable Instant possibleAt, @Nullable BackupFact release)
            implements Admission {}

    static Admission decide(
            TypeRules rules,
            EnvironmentStanding standing,
            Collection<BackupFact> backups,
            Instant now,
            ZoneId zone) {
        var admission = rules.admission();
        if (admission.refusal() != null) {
            return refused(admission.refusal());
        }
        if (admission.onlyNonLive() && standing.live()) {
            return refused(
                    "Your plan has manual backups only for sites that are not launched, and this one is.");
        }
        if (admission.needsBooking() && !standing.booked()) {
            return refused(
                    "Backups are a component of their own in your plan, and it is not booked for this environment. Book it with your hosting team.");
        }
        if (admission.minimumVersion() != null
                && !PlatformVersion.isAtLeast(
                        standing.platformVersion(), admission.minimumVersion())) {
            return refused(
                    "Backups need at least version %s of the platform; %s. Upgrade first."
                            .formatted(
                                    admission.minimumVersion(),
                                    standing.platformVersion() == null
                                            ? "the version of this environment is not known"
                                            : "this environment has "
                                                    + standing.platformVersion()));
        }
        return byNumbers(rules, backups, now, zone);
    }

    private static Admission byNumbers(
            TypeRules rules, Collection<BackupFact> backups, Instant now, ZoneId zone) {
        var limited = rateLimited(rules, backups, now, zone);
        if (limited.isPresent()) {
            return limited.get();
        }
        var manual = rules.retention().manual();
        var good =
                backups.stream().filter(one -> one.is(Origin.MANUAL, Outcome.COMPLETED)).toList();
        if (manual.most() == null || good.size() < manual.most()) {
            return new Allowed(null);
        }
        var oldest =
                good.stream()
                        .filter(one -> !one.isProtected() && one.usedBy() == null)
                        .min(Comparator.comparing(BackupFact::at))
                        .orElse(null);
        if (manual.whenFull() == ManualRules.WhenFull.REFUSE) {
            return new Refused(
                    "All %d manual backups of your plan are used. Delete one first."
                            .formatted(manual.most()),
                    null,
                    oldest);
        }
        return oldest == null
                ? refused(
                        "All %d manual backups of your plan are used, and all of them are protected. Unprotect or delete one first."
                                .formatted(manual.most()))
                : new Allowed(oldest);
    }

    /** Those that were deleted do not count (S4.12). */
    private static Optional<Admission> rateLimited(
            TypeRules rules, Collection<BackupFact> backups, Instant now, ZoneId zone) {
        var limit = rules.admission().rateLimit();
        if (limit == null) {
            return Optional.empty();
        }
        return backups.stream()
                .filter(backup -> backup.origin() == Origin.MANUAL)
                .max(Comparator.comparing(BackupFact::at))
                .filter(newest -> newest.at().plus(limit).isAfter(now))
                .map(newest ->
                        new Refused(
                                "Not yet: the next backup is possible at %s. Your plan allows one in %s. Nothing was started."
                                        .formatted(
                                                time(newest.at().plus(limit), now, zone),
                                                Words.of(limit)),
                                newest.at().plus(limit),
                                newest.outcome() == Outcome.UNDER_WAY ? null : newest));
    }

    private static String time(Instant at, Instant now, ZoneId zone) {
        var sameDay = LocalDate.ofInstant(at, zone).equals(LocalDate.ofInstant(now, zone));
        // Rounded up, so that it is possible at the minute that was said.
        var shown = at.plusSeconds(59);
        return DateTimeFormatter.ofPattern(
                        sameDay ? "HH:mm z" : "EEE d MMM, HH:mm z", Locale.ENGLISH)
                .format(shown.atZone(zone));
    }

    private static Refused refused(String words) {
        return new Refused(words, null, null);
    }
}
