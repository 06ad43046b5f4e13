package dev.tidemark.plan;

import dev.tidemark.plan.Promise.About;
import dev.tidemark.plan.Promise.Group;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the rules of an environment promise, in the words that its owner reads. */
public final class Promised {
    private final TypeRules rules;
    private final int minute;
    private final List<Promise> promises = new ArrayList<>();

    private Promised(TypeRules rules, int minute) {
        this.rules = rules;
        this.minute = minute;
    }

    public static List<Promise> of(Terms terms) {
        return of(terms.rules(), terms.minute());
    }

    /**
     * @param minute of the hour, the environment's own
     */
    public static List<Promise> of(TypeRules rules, int minute) {
        return new Promised(rules, minute).promises();
    }

    private List<Promise> promises() {
        taking();
        keeping();
        var retention = rules.retention();
        if (retention.pointInTime() != null) {
            declared(
                    Group.ANY_SECOND,
                    About.POINT_IN_TIME,
                    "Back to any second of the last " + Words.inHours(retention.pointInTime()),
                    "Until it is built you go back to backups only.");
        }
        if (rules.offsite() != null) {
            declared(
                    Group.OFFSITE,
                    About.OFFSITE,
                    "A copy in another region, for " + Words.of(rules.offsite()),
                    "Covers the loss of the whole region: another risk than deleting something by mistake.");
        }
        restoring();
        return List.copyOf(promises);
    }

    private void taking() {
        var schedules = rules.retention().schedules();
        schedules.stream()
                .min(Comparator.comparing(schedule -> schedule.interval().about()))
                .ifPresent(this::schedule);
        if (schedules.isEmpty()) {
            add(
                    Group.TAKING,
                    About.SCHEDULE,
                    "No backups by itself",
                    "What you do not take yourself is not there.");
        }
        manual();
    }

    /** The most frequent one; the others mostly fall together with it. */
    private void schedule(Schedule first) {
        var others =
                rules.retention().schedules().stream()
                        .filter(schedule -> schedule != first)
                        .map(schedule -> schedule.interval().words() + time(schedule))
                        .collect(Collectors.joining("; "));
        add(
                Group.TAKING,
                About.SCHEDULE,
                "One backup " + first.interval().words() + time(first),
                "Live: the site is not held. "
                        + (first.time() instanceof RunTime.Spread
                                ? "The minute is this environment's own and stays the same."
                                : "The times are fixed.")
                        + (others.isEmpty()
                                ? ""
                                : " Also %s; runs that fall together are one backup."
                                        .formatted(others)));
    }

    private String time(Schedule schedule) {
        var unit = schedule.interval().unit();
        var day =
                switch (unit) {
                    case HOUR, DAY -> "";
                    case WEEK ->
                            ", on "
                                    + schedule.days()
                                            .weekday()
                                            .getDisplayName(TextStyle.FULL, Locale.ENGLISH);
                    case MONTH, YEAR -> ", on day " + schedule.days().dayOfMonth();
                };
        return switch (schedule.time()) {
            case RunTime.Fixed(var times) ->
                    day
                            + " at "
                            + times.stream()
                                    .map(LocalTime::toString)
                                    .collect(Collectors.joining(" and "));
            case RunTime.Spread(var hour) ->
                    unit == IntervalUnit.HOUR
                            ? ", at minute %02d".formatted(minute)
                            : "%s at about %02d:%02d".formatted(day, hour, minute);
        };
    }

    private void manual() {
        var admission = rules.admission();
        var manual = rules.retention().manual();
        if (admission.refusal() != null) {
            add(Group.TAKING, About.MANUAL, "No manual backups", admission.refusal());
            return;
        }
        var conditions = new ArrayList<String>();
        if (admission.onlyNonLive()) {
            conditions.add("Only while the site is not launched.");
        }
        if (admission.needsBooking()) {
            conditions.add("Backups are a component that is booked.");
        }
        if (admission.minimumVersion() != null) {
            conditions.add(
                    "From version %s of the platform.".formatted(admission.minimumVersion()));
        }
        if (manual.most() != null) {
            conditions.add(
                    manual.whenFull() == ManualRules.WhenFull.REPLACE
                            ? "When all %d are used, a new one replaces the oldest that is not protected, once it has succeeded."
                                    .formatted(manual.most())
                            : "When all %d are used, delete one first.".formatted(manual.most()));
        }
        if (admission.rateLimit() != null) {
            conditions.add(
                    "At most one in %s; deleting the last one makes the next possible at once."
                            .formatted(Words.of(admission.rateLimit())));
        }
        add(
                Group.TAKING,
                About.MANUAL,
                manual.most() == null
                        ? "You may take backups yourself"
                        : "You may take backups yourself, %d at most".formatted(manual.most()),
                String.join(" ", conditions));
    }

    private void keeping() {
        var retention = rules.retention();
        if (!retention.keeps().isEmpty()) {
            add(
                    Group.KEEPING,
                    About.KEPT_AUTOMATED,
                    retention.keeps().stream()
                            .map(Promised::words)
                            .collect(
                                    Collectors.collectingAndThen(
                                            Collectors.joining(", "), Promised::sentence)),
                    "Never deleted: the newest good one, protected ones, and what something that runs needs."
                            + (retention.mostOfAll() == null
                                    ? ""
                                    : " At most %d in all; the oldest go."
                                            .formatted(retention.mostOfAll())));
        }
        if (rules.admission().refusal() == null) {
            add(
                    Group.KEEPING,
                    About.KEPT_MANUAL,
                    keptManual(retention.manual()),
                    "Protect one, and it stays whatever the rules say.");
        }
        if (retention.failedAutomated() > 0) {
            add(
                    Group.KEEPING,
                    About.KEPT_FAILED,
                    "The last %d that failed stay on record".formatted(retention.failedAutomated()),
                    "So that the cause can be found. They hold no data and do not count.");
        }
    }

    private static String keptManual(ManualRules manual) {
        if (manual.keepFor() != null) {
            return "Manual ones are kept for " + Words.of(manual.keepFor());
        }
        if (manual.countsAsDaily()) {
            return "A manual one counts as that day's";
        }
        return manual.most() == null
                ? "Manual ones are kept until you delete them"
                : "The last %d manual ones are kept".formatted(manual.most());
    }

    /** Such as {@code daily for 7 days}. */
    private static String words(Keep keep) {
        var interval = keep.interval();
        if (interval.length() > 1) {
            return "one %s, %d of them".formatted(interval.words(), keep.count());
        }
        var adverb =
                switch (interval.unit()) {
                    case HOUR -> "hourly";
                    case DAY -> "daily";
                    case WEEK -> "weekly";
                    case MONTH -> "monthly";
                    case YEAR -> "yearly";
                };
        return "%s for %s".formatted(adverb, interval.unit().words(keep.count()));
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private void restoring() {
        var restore = rules.restore();
        var parts = restore.dataOnly() ? "Databases and files; the code stays." : "";
        switch (restore.way()) {
            case SELF_SERVICE ->
                    add(
                            Group.RESTORING,
                            About.RESTORE,
                            "You restore yourself",
                            ("Whoever has the restore right for this environment. " + parts)
                                    .strip());
            case TICKET ->
                    add(
                            Group.RESTORING,
                            About.RESTORE,
                            "Restores go through support and need %s"
                                    .formatted(Words.number(restore.approvals(), "approval")),
                            "Request one; support looks into it, and the hosting team decides and carries it out."
                                    + (restore.stagingFollows()
                                            ? " Staging goes back to the same moment."
                                            : ""));
            case HAND_OVER ->
                    add(
                            Group.RESTORING,
                            About.RESTORE,
                            "Support hands you the data, you restore it",
                            "Request one; once it is approved you can fetch the backup as files.");
        }
        if (rules.download()) {
            declared(
                    Group.RESTORING,
                    About.DOWNLOAD,
                    "Download of a whole backup",
                    "One file per database and mount, with checksums.");
        }
    }

    private void add(Group group, About about, String title, String detail) {
        promises.add(new Promise(group, about, title, detail, true));
    }

    private void declared(Group group, About about, String title, String detail) {
        promises.add(new Promise(group, about, title, detail, false));
    }
}
