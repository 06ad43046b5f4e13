package dev.tidemark.backup;

import dev.tidemark.backup.PartSource.DatabaseSource;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Knows when the moments of all databases are fixed. Files are read no sooner, so that a file which
 * a row refers to is there; and not much later, so that all parts are of nearly the same moment.
 */
final class Moments {
    private final Set<PartSource> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch all;

    Moments(List<PartSource> sources) {
        sources.stream().filter(DatabaseSource.class::isInstance).forEach(open::add);
        all = new CountDownLatch(open.size());
    }

    /** From now on writes to it no longer show in its part; may be said more than once. */
    void fixed(PartSource database) {
        if (open.remove(database)) {
            all.countDown();
        }
    }

    void await() {
        try {
            all.await();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new EngineException(new Failure.Cancelled("restic"));
        }
    }
}
