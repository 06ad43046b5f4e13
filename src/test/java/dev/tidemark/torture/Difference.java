package dev.tidemark.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Facts that are not as they were.
 *
 * @param facts by name: how it was, and how it is
 */
record Difference(SortedMap<String, Pair> facts) {
    private static final int SHOWN = 8;
    private static final int WIDTH = 300;

    /** Either is empty if it is not there. */
    record Pair(String before, String after) {}

    static Difference between(SortedMap<String, String> before, SortedMap<String, String> after) {
        var facts = new TreeMap<String, Pair>();
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (var name : names) {
            var was = before.getOrDefault(name, "");
            var is = after.getOrDefault(name, "");
            if (!Objects.equals(was, is)) {
                facts.put(name, new Pair(was, is));
            }
        }
        return new Difference(facts);
    }

    /**
     * Without what was broken before and of which it was said, by name, that it could not be kept.
     */
    Difference but(String said) {
        var left = new TreeMap<>(facts);
        left.entrySet()
                .removeIf(entry ->
                        entry.getValue().before().contains("ERROR ")
                                && said.contains(name(entry.getKey())));
        return new Difference(left);
    }

    /** Of the object: what follows case, database and type. */
    private static String name(String fact) {
        return fact.replaceFirst(
                "^[^:]*: \\S+ (base table|system versioned|package body|\\S+) ", "");
    }

    void orBroken(String when) {
        if (facts.isEmpty()) {
            return;
        }
        var text = new StringBuilder(when + ", " + facts.size() + " facts differ:");
        facts.entrySet().stream()
                .limit(SHOWN)
                .forEach(entry ->
                        text.append("\n  ").append(entry.getKey()).append(words(entry.getValue())));
        throw new Trial.Broken(text.toString());
    }

    private static String words(Pair pair) {
        if (pair.after().isEmpty()) {
            return ": is gone";
        }
        if (pair.before().isEmpty()) {
            return ": is there now: " + cut(pair.after());
        }
        return "\n    was: %s\n    is:  %s"
                .formatted(
                        cut(String.join(" ⏎ ", without(pair.before(), pair.after()))),
                        cut(String.join(" ⏎ ", without(pair.after(), pair.before()))));
    }

    private static List<String> without(String text, String other) {
        var lines = new ArrayList<>(text.lines().toList());
        lines.removeAll(other.lines().toList());
        return lines;
    }

    private static String cut(String text) {
        return text.length() > WIDTH ? text.substring(0, WIDTH) + "…" : text;
    }
}
