package dev.tidemark.upkeep.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.tidemark.plan.BackupFact;
import dev.tidemark.plan.BackupFact.Origin;
import dev.tidemark.plan.BackupFact.Outcome;
import dev.tidemark.plan.Promise;
import dev.tidemark.plan.Promised;
import dev.tidemark.upkeep.UpkeepService.Standing;
import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.Sizes;
import dev.tidemark.webui.StateLabel;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Each promise in plain words, and how it really is. */
class PromisesTable extends PlainTable {
    private static final Duration LATELY = Duration.ofDays(31);

    private final transient Standing standing;
    private final transient Times times;

    PromisesTable(Standing standing, Times times) {
        super("What is promised", "State", "How it really is");
        named("promises");
        this.standing = standing;
        this.times = times;
        Promise.@Nullable Group last = null;
        for (var promise : Promised.of(standing.terms())) {
            if (promise.group() != last) {
                row(group(promise.group().title()), new Words(), new Words()).addClassName("group");
                last = promise.group();
            }
            show(promise);
        }
    }

    private static Component group(String title) {
        var name = new Span(title);
        name.addClassName("strong");
        return name;
    }

    private void show(Promise promise) {
        var real = promise.active() ? real(promise) : notYet(promise);
        row(
                two(new Words().strong(promise.title()), promise.detail()),
                real.state().badge(),
                two(real.first(), real.second()));
    }

    private record Reality(StateLabel state, String first, String second) {}

    private static Reality notYet(Promise promise) {
        return new Reality(
                PromiseStates.NOT_YET,
                promise.about() == Promise.About.RESTORE
                        ? "By your hosting team, not through this portal"
                        : "Nothing of it is there yet",
                "");
    }

    private Reality real(Promise promise) {
        return switch (promise.about()) {
            case SCHEDULE -> schedule();
            case MANUAL -> manual();
            case KEPT_AUTOMATED -> kept();
            case KEPT_MANUAL ->
                    new Reality(
                            PromiseStates.KEPT,
                            Sizes.count(good(Origin.MANUAL).size(), "manual one", "manual ones"),
                            keptUntil());
            case KEPT_FAILED ->
                    new Reality(
                            PromiseStates.KEPT,
                            Sizes.count(
                                    of(Origin.AUTOMATED, Outcome.FAILED).size(),
                                    "failed one on record",
                                    "failed ones on record"),
                            "");
            case RESTORE ->
                    new Reality(
                            PromiseStates.YOUR_PLAN,
                            "From the list of backups",
                            "With a preview of what is lost, and undo");
            case POINT_IN_TIME, OFFSITE, DOWNLOAD -> notYet(promise);
        };
    }

    private Reality schedule() {
        if (standing.terms().rules().retention().schedules().isEmpty()) {
            return new Reality(PromiseStates.YOUR_PLAN, "No schedule", "");
        }
        var since = times.now().minus(LATELY);
        var good = count(Outcome.COMPLETED, since);
        var failed = count(Outcome.FAILED, since);
        var next = standing.nextRuns().stream().findFirst();
        return new Reality(
                overdue()
                        ? PromiseStates.BROKEN
                        : good + failed == 0 ? PromiseStates.NO_RUN : PromiseStates.missed(failed),
                good + failed == 0
                        ? "None was due until now"
                        : "%d of the last %d runs on record succeeded"
                                .formatted(good, good + failed),
                next.map(at -> "Next: %s (%s)".formatted(times.moment(at), Times.utc(at)))
                        .orElse("No next run: only active environments are backed up"));
    }

    private boolean overdue() {
        return standing.upkeep().filter(upkeep -> upkeep.isOverdue(times.now())).isPresent();
    }

    private long count(Outcome outcome, java.time.Instant since) {
        return of(Origin.AUTOMATED, outcome).stream()
                .filter(backup -> backup.at().isAfter(since))
                .count();
    }

    private Reality manual() {
        var rules = standing.terms().rules();
        var most = rules.retention().manual().most();
        var used = good(Origin.MANUAL);
        if (rules.admission().refusal() != null) {
            return new Reality(PromiseStates.YOUR_PLAN, "Not in this plan", "");
        }
        var oldest =
                used.stream()
                        .filter(backup -> !backup.isProtected())
                        .min(Comparator.comparing(BackupFact::at));
        return new Reality(
                PromiseStates.KEPT,
                most == null
                        ? used.size() + " taken"
                        : "%d of %d used".formatted(used.size(), most),
                most != null && used.size() >= most && oldest.isPresent()
                        ? "Would be replaced next: " + times.moment(oldest.get().at())
                        : "");
    }

    private Reality kept() {
        var paused = standing.upkeep().map(upkeep -> upkeep.retentionPaused()).orElse(null);
        var good = standing.facts().stream().filter(BackupFact::isGood).count();
        return new Reality(
                paused == null ? PromiseStates.KEPT : PromiseStates.PAUSED,
                "%d kept: %d automated, %d manual, %d before restores"
                        .formatted(
                                good,
                                good(Origin.AUTOMATED).size(),
                                good(Origin.MANUAL).size(),
                                good(Origin.SAFETY).size()),
                paused == null ? goesNext() : paused);
    }

    private String goesNext() {
        return standing.decision().kept().stream()
                .filter(kept -> kept.backup().isGood() && kept.until() != null)
                .min(Comparator.comparing(kept -> Objects.requireNonNull(kept.until())))
                .map(kept ->
                        "Goes next: %s, about %s"
                                .formatted(
                                        times.moment(kept.backup().at()),
                                        times.day(Objects.requireNonNull(kept.until()))))
                .orElse("Nothing goes next");
    }

    private String keptUntil() {
        var keepFor = standing.terms().rules().retention().manual().keepFor();
        return good(Origin.MANUAL).stream()
                .filter(backup -> keepFor != null && !backup.isProtected())
                .min(Comparator.comparing(BackupFact::at))
                .map(oldest -> "Goes next: " + times.moment(oldest.at()))
                .orElse("");
    }

    private List<BackupFact> good(Origin origin) {
        return of(origin, Outcome.COMPLETED);
    }

    private List<BackupFact> of(Origin origin, Outcome outcome) {
        return all().filter(one -> one.origin() == origin && one.outcome() == outcome).toList();
    }

    private Stream<BackupFact> all() {
        return standing.facts().stream();
    }
}
