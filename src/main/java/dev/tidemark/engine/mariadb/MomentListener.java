package dev.tidemark.engine.mariadb;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Waits for the first sign that the dump's transaction has begun, and says so once. */
final class MomentListener implements Consumer<String> {
    private final AtomicBoolean told = new AtomicBoolean();
    private final Runnable pinned;

    MomentListener(Runnable pinned) {
        this.pinned = pinned;
    }

    /** {@code mariadb-dump --verbose} announces the savepoint after the transaction's start. */
    @Override
    public void accept(String line) {
        boolean begun =
                line.startsWith("-- Setting savepoint")
                        || line.startsWith("-- Retrieving table structure");
        if (begun && told.compareAndSet(false, true)) {
            pinned.run();
        }
    }
}
