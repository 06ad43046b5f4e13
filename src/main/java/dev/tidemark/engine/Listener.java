package dev.tidemark.engine;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A caller's listener: once it has failed it is no longer called, and its failure is kept. */
final class Listener implements Consumer<String> {
    private final @Nullable Consumer<String> target;
    private final Runnable onFailure;
    private volatile @Nullable RuntimeException failure;

    Listener(@Nullable Consumer<String> target, Runnable onFailure) {
        this.target = target;
        this.onFailure = onFailure;
    }

    @Override
    public void accept(String line) {
        if (target == null || failure != null) {
            return;
        }
        try {
            target.accept(line);
        } catch (RuntimeException e) {
            failure = e;
            onFailure.run();
        }
    }

    void rethrow() {
        var kept = failure;
        if (kept != null) {
            throw kept;
        }
    }
}
