package dev.tidemark.activity;

import dev.tidemark.base.Refused;

/** A problem as a sentence for people. */
public final class Words {
    private Words() {}

    /**
     * The message of what the rules or tools said; for anything unexpected, what kind of thing it
     * was.
     */
    public static String of(Throwable problem) {
        var message = problem.getMessage();
        if (message == null || message.isBlank()) {
            return "Something unexpected happened (%s)."
                    .formatted(problem.getClass().getSimpleName());
        }
        return problem instanceof Refused || message.endsWith(".") ? message : message + ".";
    }
}
