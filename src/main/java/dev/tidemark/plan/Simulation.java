package dev.tidemark.plan;

import dev.tidemark.plan.BackupFact.Origin;
import dev.tidemark.plan.BackupFact.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the rules do over a long time, with a clock of its own and no tools: the same runs, the same
 * admission and the same retention as in earnest. A backup takes no time here.
 */
public final class Simulation {
    private static final long SIZE = 1 << 20;

    private final TypeRules rules;
    private final EnvironmentStanding standing;
    private final ZoneId zone;
    private final int minute;
    private final Consumer<Event> events;
    private final List<BackupFact> backups = new ArrayList<>();
    private int automated;
    private int taken;

    /** What happened. */
    public enum Kind {
        TAKEN,
        FAILED,
        PRUNED,
        REFUSED
    }

    /**
     * @param backup null if nothing was taken
     * @param origin null with it
     * @param kept the ids of all good ones that are there afterwards, oldest first
     */
    public record Event(
            Instant at,
            Kind kind,
            @Nullable String backup,
            @Nullable Origin origin,
            @Nullable String reason,
            List<String> kept) {
        public Event {
            kept = List.copyOf(kept);
        }
    }

    /**
     * @param failEvery so many automated ones, one fails; 0 for never
     * @param manualEvery how often somebody takes one by hand, null for never
     */
    public record Script(
            Instant from, Duration length, int failEvery, @Nullable Duration manualEvery) {
        Instant end() {
            return from.plus(length);
        }
    }

    public Simulation(
            TypeRules rules,
            EnvironmentStanding standing,
            ZoneId zone,
            int minute,
            Consumer<Event> events) {
        this.rules = rules;
        this.standing = standing;
        this.zone = zone;
        this.minute = minute;
        this.events = events;
    }

    /** Begins with what is there already; afterwards what is left. */
    public List<BackupFact> run(Script script, List<BackupFact> there) {
        backups.addAll(there);
        var now = script.from().minusNanos(1);
        var nextManual =
                script.manualEvery() == null
                        ? Instant.MAX
                        : script.from().plus(script.manualEvery());
        while (true) {
            var run = nextRun(now);
            var next = run.isBefore(nextManual) ? run : nextManual;
            if (!next.isBefore(script.end())) {
                return List.copyOf(backups);
            }
            now = next;
            if (next.equals(run)) {
                takeAutomated(now, script.failEvery());
            }
            if (next.equals(nextManual)) {
                takeManual(now);
                nextManual =
                        nextManual.plus(java.util.Objects.requireNonNull(script.manualEvery()));
            }
        }
    }

    private Instant nextRun(Instant after) {
        return Runs.next(rules.retention().schedules(), zone, minute, after, 1).stream()
                .findFirst()
                .map(Run::at)
                .orElse(Instant.MAX);
    }

    private void takeAutomated(Instant now, int failEvery) {
        automated++;
        var fails = failEvery > 0 && automated % failEvery == 0;
        take(now, Origin.AUTOMATED, fails ? Outcome.FAILED : Outcome.COMPLETED, null);
        prune(now);
    }

    private void takeManual(Instant now) {
        switch (Admission.decide(rules, standing, backups, now, zone)) {
            case Admission.Refused refused ->
                    tell(now, Kind.REFUSED, null, Origin.MANUAL, refused.words());
            case Admission.Allowed(var replaces) -> {
                take(
                        now,
                        Origin.MANUAL,
                        Outcome.COMPLETED,
                        replaces == null ? null : "replaces " + replaces.id());
                prune(now);
            }
        }
    }

    private void take(Instant now, Origin origin, Outcome outcome, @Nullable String reason) {
        var backup = new BackupFact("b" + ++taken, origin, outcome, now, false, null, SIZE);
        backups.add(backup);
        tell(
                now,
                outcome == Outcome.FAILED ? Kind.FAILED : Kind.TAKEN,
                backup.id(),
                origin,
                reason);
    }

    /** Success first, then this (S4.15). */
    private void prune(Instant now) {
        for (var going : Retention.going(rules.retention(), backups, zone, now).reversed()) {
            backups.remove(going.backup());
            tell(now, Kind.PRUNED, going.backup().id(), going.backup().origin(), going.reason());
        }
    }

    private void tell(
            Instant now,
            Kind kind,
            @Nullable String backup,
            @Nullable Origin origin,
            @Nullable String reason) {
        events.accept(
                new Event(
                        now,
                        kind,
                        backup,
                        origin,
                        reason,
                        backups.stream().filter(BackupFact::isGood).map(BackupFact::id).toList()));
    }
}
