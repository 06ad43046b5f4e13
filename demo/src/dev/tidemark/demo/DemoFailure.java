package dev.tidemark.demo;

/** Something the operator has to mend; the message says what. Shown without a stack trace. */
class DemoFailure extends RuntimeException {

    DemoFailure(String message) {
        super(message);
    }

    DemoFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
