package dev.tidemark.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The portal and the hand in turns, and how they compare. */
record Comparison(String title, Series portal, Series hand, Map<String, Series> steps) {
    private static final double TARGET = 1.10;

    /** One turn of the portal, and one by hand. */
    interface Turn<T> {
        T take() throws IOException;
    }

    /** What makes all turns start from the same state. */
    interface Preparation {
        void prepare() throws IOException;
    }

    static Comparison run(
            String title, Preparation preparation, Turn<Portal.Done> portal, Turn<Double> hand)
            throws IOException {
        var result = new Comparison(title, Series.empty(), Series.empty(), new LinkedHashMap<>());
        for (int round = 0; round <= Bench.ROUNDS; round++) {
            preparation.prepare();
            var done = portal.take();
            preparation.prepare();
            double byHand = hand.take();
            System.out.printf(
                    Locale.ROOT,
                    "%s, %s: portal %.2f s, by hand %.2f s%n",
                    title,
                    round == 0 ? "warm-up" : "round " + round,
                    done.seconds(),
                    byHand);
            if (round > 0) {
                result = result.with(done, byHand);
            }
        }
        return result;
    }

    private Comparison with(Portal.Done done, double byHand) {
        var all = new LinkedHashMap<>(steps);
        var known = done.called();
        for (var step : done.steps()) {
            all.merge(
                    step.title(),
                    new Series(List.of(Portal.seconds(step.startedAt(), step.endedAt()))),
                    (before, now) -> before.with(now.values().getFirst()));
            known = known.plus(java.time.Duration.between(step.startedAt(), step.endedAt()));
        }
        double between = done.seconds() - Portal.seconds(done.called(), known);
        all.merge(
                "between the steps",
                new Series(List.of(between)),
                (before, now) -> before.with(now.values().getFirst()));
        return new Comparison(title, portal.with(done.seconds()), hand.with(byHand), all);
    }

    double ratio() {
        return portal.median() / hand.median();
    }

    static String table(List<Comparison> all) {
        var text =
                new StringBuilder(
                        """
                        | | portal, s | by hand, s | median portal | median by hand | min–max portal | min–max by hand | ratio of medians | target |
                        |---|---|---|---|---|---|---|---|---|
                        """);
        for (var one : all) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %s | %s | %.2f s | %.2f s | %s | %s | **%.3f** | ≤ %.2f |%n",
                            one.title,
                            one.portal.words(),
                            one.hand.words(),
                            one.portal.median(),
                            one.hand.median(),
                            range(one.portal),
                            range(one.hand),
                            one.ratio(),
                            TARGET));
        }
        return text.toString();
    }

    private static String range(Series series) {
        return "%s–%s".formatted(Series.seconds(series.min()), Series.seconds(series.max()));
    }

    /** Where the portal's time went, step by step. */
    String steps(String words) {
        var parts = new ArrayList<String>();
        steps.forEach((step, series) ->
                parts.add("%s %s s".formatted(step, Series.seconds(series.median()))));
        return "%s, medians: %s.%n".formatted(words, String.join("; ", parts));
    }
}
