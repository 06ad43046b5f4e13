package dev.tidemark.environment;

import dev.tidemark.base.Refused;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a command as people write it: a program and its arguments, separated by spaces. Quotes hold
 * words together, a backslash takes the next character as it is, and nothing else has a meaning,
 * since no shell is involved.
 */
public final class CommandWords {
    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private int at;

    private CommandWords(String line) {
        this.line = line;
    }

    /**
     * A command per line; lines without words are left out. Fails with {@link Refused} that quotes
     * the line.
     */
    public static List<List<String>> commands(String text) {
        return text.lines()
                .map(line -> new CommandWords(line).read())
                .filter(words -> !words.isEmpty())
                .toList();
    }

    private List<String> read() {
        while (at < line.length()) {
            char next = line.charAt(at++);
            switch (next) {
                case ' ', '\t' -> end();
                case '"', '\'' -> quoted(next);
                case '\\' -> plain(escaped());
                default -> plain(next);
            }
        }
        end();
        if (!words.isEmpty() && words.getFirst().isBlank()) {
            throw new Refused("The program is missing in: " + line.strip());
        }
        return words;
    }

    private void quoted(char quote) {
        begun = true;
        while (at < line.length()) {
            char next = line.charAt(at++);
            if (next == quote) {
                return;
            }
            word.append(next == '\\' && quote == '"' ? escaped() : next);
        }
        throw new Refused("A %s is opened and never closed in: %s".formatted(quote, line.strip()));
    }

    private char escaped() {
        if (at == line.length()) {
            throw new Refused("A backslash has nothing after it in: " + line.strip());
        }
        return line.charAt(at++);
    }

    private void plain(char next) {
        begun = true;
        word.append(next);
    }

    private void end() {
        if (begun) {
            words.add(word.toString());
        }
        begun = false;
        word.setLength(0);
    }
}
