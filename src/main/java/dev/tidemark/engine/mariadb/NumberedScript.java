package dev.tidemark.engine.mariadb;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Statements of which each is known by the line in which it begins; names may hold line breaks. */
final class NumberedScript {
    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, Integer> places = new TreeMap<>();
    private int line = 1;

    void add(String statement) {
        places.put(line, places.size());
        text.append(statement).append(";\n");
        line += 1 + (int) statement.chars().filter(c -> c == '\n').count();
    }

    String text() {
        return text.toString();
    }

    /** Which of the statements was complained of, from 0. */
    int place(Complaint complaint) {
        return Objects.requireNonNull(places.get(complaint.line()), complaint.toString());
    }
}
