package dev.tidemark.bench;

import dev.tidemark.activity.ActivityStep;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The portal and the hand in turns, and how they compare.
 *
 * @param steps of the portal, by title
 */
record Comparison(String title, Times portal, Times hand, Map<String, Series> steps) {
    private static final double TARGET = 1.10;

    /**
     * @param wall seconds on the wall's clock
     * @param processor seconds that processors were busy
     */
    record Times(Series wall, Series processor) {
        static final Times NONE = new Times(Series.empty(), Series.empty());

        Times with(double wallSeconds, double processorSeconds) {
            return new Times(wall.with(wallSeconds), processor.with(processorSeconds));
        }
    }

    /** One turn of the portal, or one by hand. */
    interface Turn<T> {
        T take() throws IOException;
    }

    /** What makes all turns start from the same state. */
    interface Preparation {
        void prepare() throws IOException;
    }

    /** The turns that are compared. */
    record Turns(Preparation preparation, Turn<Portal.Done> portal, Turn<Double> hand) {}

    static Comparison run(String title, ProcessorTime processor, Turns turns) throws IOException {
        var result = new Comparison(title, Times.NONE, Times.NONE, Map.of());
        for (int round = 0; round <= Bench.ROUNDS; round++) {
            turns.preparation().prepare();
            double begun = processor.seconds();
            var done = turns.portal().take();
            double byPortal = processor.seconds() - begun;
            turns.preparation().prepare();
            begun = processor.seconds();
            double byHand = turns.hand().take();
            double handBusy = processor.seconds() - begun;
            System.out.printf(
                    Locale.ROOT,
                    "%s, %s: portal %.2f s (%.2f s of processor), by hand %.2f s (%.2f s)%n",
                    title,
                    round == 0 ? "warm-up" : "round " + round,
                    done.seconds(),
                    byPortal,
                    byHand,
                    handBusy);
            if (round > 0) {
                result =
                        new Comparison(
                                title,
                                result.portal.with(done.seconds(), byPortal),
                                result.hand.with(byHand, handBusy),
                                result.stepsWith(done));
            }
        }
        return result;
    }

    private Map<String, Series> stepsWith(Portal.Done done) {
        var all = new LinkedHashMap<>(steps);
        for (var step : done.steps()) {
            add(all, step.title(), Portal.seconds(step.startedAt(), step.endedAt()));
        }
        add(all, "before, between and after them", done.seconds() - covered(done));
        return all;
    }

    /** Steps overlap: how long at least one of them ran. */
    private static double covered(Portal.Done done) {
        double covered = 0;
        Instant until = Instant.MIN;
        var steps =
                done.steps().stream()
                        .sorted(Comparator.comparing(ActivityStep::startedAt))
                        .toList();
        for (var step : steps) {
            var from = step.startedAt().isAfter(until) ? step.startedAt() : until;
            if (step.endedAt().isAfter(from)) {
                covered += Portal.seconds(from, step.endedAt());
                until = step.endedAt();
            }
        }
        return covered;
    }

    private static void add(Map<String, Series> all, String step, double seconds) {
        all.put(step, all.getOrDefault(step, Series.empty()).with(seconds));
    }

    static String table(List<Comparison> all) {
        var text =
                new StringBuilder(
                        """
                        | | each round, s | median | min–max | ratio of medians | target |
                        |---|---|---|---|---|---|
                        """);
        for (var one : all) {
            text.append(row(one.title + ": portal", one.portal.wall))
                    .append(
                            String.format(
                                    Locale.ROOT, " **%.3f** | ≤ %.2f |%n", one.ratio(), TARGET))
                    .append(row(one.title + ": by hand", one.hand.wall))
                    .append(" | |\n")
                    .append(row(one.title + ", processor time: portal", one.portal.processor))
                    .append(
                            String.format(
                                    Locale.ROOT,
                                    " %.3f | |%n",
                                    one.portal.processor.median() / one.hand.processor.median()))
                    .append(row(one.title + ", processor time: by hand", one.hand.processor))
                    .append(" | |\n");
        }
        return text.toString();
    }

    private static String row(String name, Series series) {
        return "| %s | %s | %s s | %s–%s |"
                .formatted(
                        name,
                        series.words(),
                        Series.seconds(series.median()),
                        Series.seconds(series.min()),
                        Series.seconds(series.max()));
    }

    private double ratio() {
        return portal.wall.median() / hand.wall.median();
    }

    /** Where the portal's time went. */
    String stepsInWords() {
        var parts = new ArrayList<String>();
        steps.forEach((step, series) ->
                parts.add("%s %s s".formatted(step, Series.seconds(series.median()))));
        return "Steps of the portal (%s), medians: %s.".formatted(title, String.join("; ", parts));
    }
}
