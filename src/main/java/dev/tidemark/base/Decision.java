package dev.tidemark.base;

/** Whether somebody may do something now, and if not why, in words for the page. */
public sealed interface Decision {
    record Allowed() implements Decision {}

    record No(String reason) implements Decision {}

    static Decision allowed() {
        return new Allowed();
    }

    static Decision no(String reason) {
        return new No(reason);
    }

    default boolean isAllowed() {
        return this instanceof Allowed;
    }

    /** Empty where allowed. */
    default String reason() {
        return switch (this) {
            case Allowed() -> "";
            case No(var reason) -> reason;
        };
    }

    /** Throws {@link Refused} with the reason unless allowed. */
    default void orRefuse() {
        if (this instanceof No(var reason)) {
            throw new Refused(reason);
        }
    }
}
