package dev.tidemark.engine;

import java.util.List;
import java.util.stream.Stream;

/** Removes a run's secrets from what its tools say. */
record Redaction(List<String> secrets) {
    /** Shorter values would blot out innocent words, and are settings rather than secrets. */
    private static final int SHORTEST = 6;

    static Redaction of(ToolRun run) {
        return new Redaction(
                run.commands().stream()
                        .flatMap(Redaction::secretsOf)
                        .filter(value -> value.length() >= SHORTEST)
                        .distinct()
                        .toList());
    }

    private static Stream<String> secretsOf(Command command) {
        return command.environment().entrySet().stream()
                .filter(entry -> entry.getKey().matches(".*(PASS|SECRET|KEY|TOKEN).*"))
                .map(entry -> entry.getValue().reveal());
    }

    String apply(String line) {
        var clean = line;
        for (var secret : secrets) {
            clean = clean.replace(secret, "•••");
        }
        return clean;
    }
}
