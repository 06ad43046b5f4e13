package dev.tidemark.engine.restic;

import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run at the first word of a full disk. Restic would try again for a quarter of an hour, and
 * meanwhile fill up what the application needs.
 */
record SpaceGuard(@Nullable Consumer<String> next) implements Consumer<String> {
    static boolean full(String line) {
        return line.contains("no space left on device") || line.contains("disk quota exceeded");
    }

    @Override
    public void accept(String line) {
        if (full(line)) {
            throw new EngineException(new Failure.DiskFull(ResticFailures.word(line)));
        }
        if (next != null) {
            next.accept(line);
        }
    }
}
