package dev.tidemark.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measured values of one kind, in the order in which they were measured. */
record Series(List<Double> values) {
    Series {
        values = List.copyOf(values);
    }

    Series with(double value) {
        var all = new ArrayList<>(values);
        all.add(value);
        return new Series(all);
    }

    static Series empty() {
        return new Series(List.of());
    }

    double median() {
        var sorted = sorted();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The smallest value that so many percent of all do not exceed. */
    double percentile(int percent) {
        return sorted().get(Math.ceilDiv(values.size() * percent, 100) - 1);
    }

    double min() {
        return sorted().getFirst();
    }

    double max() {
        return sorted().getLast();
    }

    private List<Double> sorted() {
        return values.stream().sorted().toList();
    }

    static String seconds(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** In the order in which they were measured. */
    String words() {
        return String.join(" / ", values.stream().map(Series::seconds).toList());
    }
}
