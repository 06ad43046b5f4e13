package dev.tidemark.engine;

/** What a health address answered. */
public sealed interface HttpHealth {
    long millis();

    String message();

    default boolean healthy() {
        return this instanceof Healthy;
    }

    record Healthy(int status, long millis) implements HttpHealth {
        @Override
        public String message() {
            return "Answered %d in %d ms.".formatted(status, millis);
        }
    }

    /** It answered, but not as expected. */
    record Unexpected(int status, long millis, String message) implements HttpHealth {}

    /** It did not answer at all: refused, timed out, unknown name, untrusted certificate. */
    record Silent(long millis, String message) implements HttpHealth {}
}
