package dev.tidemark.base;

/**
 * A verb was refused by a rule; nothing was started or changed. The message is for people: what the
 * rule is and what to do next.
 */
public class Refused extends RuntimeException {
    public Refused(String reason) {
        super(reason);
    }

    /** The reason, as a sentence. */
    public String reason() {
        return java.util.Objects.requireNonNull(getMessage());
    }
}
