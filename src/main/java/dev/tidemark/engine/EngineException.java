package dev.tidemark.engine;

/** A tool or host did not do what was asked. The message is one sentence that can be shown. */
public final class EngineException extends RuntimeException {
    private final transient Failure failure;

    public EngineException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public EngineException(Failure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
