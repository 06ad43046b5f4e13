package dev.tidemark.plan;

import dev.tidemark.plan.BackupFact.Origin;
import dev.tidemark.plan.BackupFact.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides which backups stay. Of the automated, completed ones each schedule or band keeps the
 * newest of each of its periods, for the last so many periods that have one; a backup stays while
 * anything keeps it. Then the caps take the oldest away. What is protected or in use, the newest
 * good one, and the base of the point-in-time window stay in any case.
 */
public final class Retention {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final Comparator<BackupFact> NEWEST_FIRST =
            Comparator.comparing(BackupFact::at).thenComparing(BackupFact::id).reversed();

    private final RetentionRules rules;
    private final ZoneId zone;
    private final Instant now;
    private final List<BackupFact> all;
    private final Map<BackupFact, List<Reason>> reasons = new IdentityHashMap<>();
    private final Map<BackupFact, Supplier<String>> verdicts = new IdentityHashMap<>();

    /**
     * @param words are formed when somebody wants to read them: simulations do not
     * @param until when this reason is expected to end, null if it does not end by itself
     * @param holds whether it also holds against caps
     */
    private record Reason(Supplier<String> words, @Nullable Instant until, boolean holds) {
        static Reason holding(String words) {
            return new Reason(() -> words, null, true);
        }
    }

    private Retention(
            RetentionRules rules, Collection<BackupFact> backups, ZoneId zone, Instant now) {
        this.rules = rules;
        this.zone = zone;
        this.now = now;
        this.all = backups.stream().sorted(NEWEST_FIRST).toList();
    }

    /**
     * @param zone of the project, whose calendar the periods follow
     * @param now against which ages are measured
     */
    public static RetentionDecision decide(
            RetentionRules rules, Collection<BackupFact> backups, ZoneId zone, Instant now) {
        return new Retention(rules, backups, zone, now).decide();
    }

    /** Only what goes, newest first: the same decision, several times quicker. */
    static List<Going> going(
            RetentionRules rules, Collection<BackupFact> backups, ZoneId zone, Instant now) {
        var retention = new Retention(rules, backups, zone, now);
        if (retention.ahead() != null) {
            return List.of();
        }
        retention.weigh();
        return retention.going();
    }

    private RetentionDecision decide() {
        var ahead = ahead();
        if (ahead != null) {
            return paused(ahead);
        }
        weigh();
        return new RetentionDecision(kept(), going(), null);
    }

    /** A good one from later than now, if there is any. */
    private @Nullable BackupFact ahead() {
        return all.stream()
                .filter(BackupFact::isGood)
                .filter(backup -> backup.at().isAfter(now.plus(TOLERANCE)))
                .findFirst()
                .orElse(null);
    }

    private void weigh() {
        keepAlways();
        keepAutomated();
        keepManual();
        keepSafety();
        keepFailed();
        cap();
    }

    private RetentionDecision paused(BackupFact future) {
        var why =
                "Nothing is deleted: the backup of %s lies ahead of the clock, which may be wrong."
                        .formatted(time(future.at()));
        return new RetentionDecision(
                all.stream().map(backup -> new Kept(backup, List.of(why), null)).toList(),
                List.of(),
                why);
    }

    private void keepAlways() {
        for (var backup : all) {
            if (backup.outcome() == Outcome.UNDER_WAY) {
                keep(backup, Reason.holding("it is being taken"));
            }
            if (backup.isProtected()) {
                keep(backup, Reason.holding("protected from deletion"));
            }
            if (backup.usedBy() != null) {
                keep(backup, Reason.holding(backup.usedBy()));
            }
        }
        all.stream()
                .filter(BackupFact::isGood)
                .findFirst()
                .ifPresent(
                        newest -> keep(newest, Reason.holding("the newest good one always stays")));
        if (rules.pointInTime() != null) {
            var start = now.minus(rules.pointInTime());
            all.stream()
                    .filter(backup -> backup.isGood() && !backup.at().isAfter(start))
                    .findFirst()
                    .ifPresent(base ->
                            keep(base, Reason.holding("the base of the point-in-time window")));
        }
    }

    private void keepAutomated() {
        var automated =
                of(backup ->
                        backup.is(Origin.AUTOMATED, Outcome.COMPLETED)
                                || (rules.manual().countsAsDaily()
                                        && backup.is(Origin.MANUAL, Outcome.COMPLETED)));
        for (var keep : rules.keeps()) {
            keepNewestOfPeriods(automated, keep);
        }
        for (int place = 0; place < automated.size(); place++) {
            int number = place + 1;
            verdicts.put(automated.get(place), () -> noSchedule(number));
        }
    }

    private void keepNewestOfPeriods(List<BackupFact> automated, Keep keep) {
        var periods = new LinkedHashMap<Period, BackupFact>();
        for (var backup : automated) {
            periods.putIfAbsent(Period.of(keep.interval(), backup.at(), zone), backup);
            if (periods.size() > keep.count()) {
                break;
            }
        }
        periods.entrySet().stream()
                .limit(keep.count())
                .forEach(newest -> keep(newest.getValue(), ofPeriod(newest.getKey(), keep)));
    }

    private Reason ofPeriod(Period period, Keep keep) {
        var until = period.startOfLater(keep.count());
        return new Reason(
                () -> {
                    var newer =
                            keep.interval().length() == 1
                                    ? Words.number(
                                            keep.count(), "newer " + keep.interval().unit().word())
                                    : Words.number(keep.count(), "newer period");
                    return "newest of %s; until %s or when %s exist"
                            .formatted(period.words(), DAY.format(until.atZone(zone)), newer);
                },
                until,
                false);
    }

    /**
     * @param number of the automated ones, 1 for the newest
     */
    private String noSchedule(int number) {
        if (rules.keeps().isEmpty()) {
            return "no schedule keeps automated ones";
        }
        var words =
                rules.keeps().stream()
                        .map(keep -> keep.toString())
                        .reduce((one, other) -> one + ", " + other)
                        .orElse("");
        return "%s newest automated one; no longer kept by %s".formatted(ordinal(number), words);
    }

    private void keepManual() {
        if (rules.manual().countsAsDaily()) {
            return;
        }
        var manual = of(backup -> backup.is(Origin.MANUAL, Outcome.COMPLETED));
        var keepFor = rules.manual().keepFor();
        int kept = 0;
        for (var backup : manual) {
            if (keepFor != null && backup.at().plus(keepFor).isBefore(now)) {
                verdicts.put(backup, () -> "manual; older than " + Words.of(keepFor));
            } else if (rules.manual().most() != null && kept >= rules.manual().most()) {
                verdicts.put(
                        backup, () -> "more than %d manual ones".formatted(rules.manual().most()));
            } else {
                kept++;
                keep(backup, manualReason(backup, keepFor));
            }
        }
    }

    private Reason manualReason(BackupFact backup, @Nullable Duration keepFor) {
        if (keepFor != null) {
            var until = backup.at().plus(keepFor);
            return new Reason(() -> "manual; until " + time(until), until, false);
        }
        return new Reason(
                () ->
                        rules.manual().most() == null
                                ? "manual; until somebody deletes it"
                                : "manual; one of at most %d".formatted(rules.manual().most()),
                null,
                false);
    }

    private void keepSafety() {
        for (var backup : of(fact -> fact.is(Origin.SAFETY, Outcome.COMPLETED))) {
            var until = backup.at().plus(rules.safetyFor());
            if (until.isAfter(now)) {
                keep(
                        backup,
                        new Reason(
                                () -> "taken before a restore; until " + time(until),
                                until,
                                false));
            } else {
                verdicts.put(
                        backup,
                        () -> "taken before a restore; older than " + Words.of(rules.safetyFor()));
            }
        }
    }

    private void keepFailed() {
        keepFailed(
                of(backup -> backup.is(Origin.AUTOMATED, Outcome.FAILED)), rules.failedAutomated());
        keepFailed(
                of(backup ->
                        backup.outcome() == Outcome.FAILED && backup.origin() != Origin.AUTOMATED),
                rules.failedManual());
    }

    private void keepFailed(List<BackupFact> failed, int count) {
        for (int place = 0; place < failed.size(); place++) {
            if (place < count) {
                keep(
                        failed.get(place),
                        new Reason(
                                () ->
                                        "failed; one of the newest %d, so that the cause can be found"
                                                .formatted(count),
                                null,
                                false));
            } else {
                verdicts.put(
                        failed.get(place),
                        () -> "failed; only the newest %d failed ones are kept".formatted(count));
            }
        }
    }

    /** Manual and automated alike, the oldest first (S3.30). */
    private void cap() {
        var most = rules.mostOfAll();
        if (most == null) {
            return;
        }
        var counted =
                of(backup -> backup.isGood() && backup.origin() != Origin.SAFETY).stream()
                        .filter(reasons::containsKey)
                        .toList();
        int over = counted.size() - most;
        for (var oldest : counted.reversed()) {
            if (over > 0
                    && reasons.getOrDefault(oldest, List.of()).stream().noneMatch(Reason::holds)) {
                reasons.remove(oldest);
                verdicts.put(oldest, () -> "more than %d in all; the oldest go".formatted(most));
                over--;
            }
        }
    }

    private List<Kept> kept() {
        return all.stream()
                .filter(reasons::containsKey)
                .map(backup -> kept(backup, reasons.getOrDefault(backup, List.of())))
                .toList();
    }

    private static Kept kept(BackupFact backup, List<Reason> why) {
        return new Kept(backup, words(why), until(why));
    }

    /** Formed only when they are read. */
    private static List<String> words(List<Reason> why) {
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                return why.get(index).words().get();
            }

            @Override
            public int size() {
                return why.size();
            }
        };
    }

    private List<Going> going() {
        return all.stream()
                .filter(backup -> !reasons.containsKey(backup))
                .map(backup ->
                        new Going(
                                backup,
                                verdicts.getOrDefault(backup, () -> "no rule keeps it").get()))
                .toList();
    }

    /** Not before the last of them ends. */
    private static @Nullable Instant until(List<Reason> reasons) {
        return reasons.stream().anyMatch(reason -> reason.until() == null)
                ? null
                : reasons.stream().map(Reason::until).max(Comparator.naturalOrder()).orElse(null);
    }

    private void keep(BackupFact backup, Reason reason) {
        reasons.computeIfAbsent(backup, fact -> new ArrayList<>()).add(reason);
    }

    private List<BackupFact> of(Predicate<BackupFact> which) {
        return all.stream().filter(which).toList();
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    private static String ordinal(int number) {
        int last = number % 10;
        return number
                + (number / 10 % 10 == 1 || last == 0 || last > 3
                        ? "th"
                        : last == 1 ? "st" : last == 2 ? "nd" : "rd");
    }
}
