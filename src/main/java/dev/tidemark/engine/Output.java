package dev.tidemark.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tools' output: kept up to a limit, or handed on by lines. */
final class Output {
    private final int limit;
    private final boolean listening;
    private final Listener listener;
    private final Runnable stop;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private volatile boolean exceeded;

    Output(int limit, @Nullable Consumer<String> lines, Runnable stop) {
        this.limit = limit;
        this.listening = lines != null;
        this.listener = new Listener(lines, stop);
        this.stop = stop;
    }

    void drain(InputStream from) throws IOException {
        if (listening) {
            Lines.each(from, listener);
            return;
        }
        var buffer = new byte[1 << 16];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            if (kept.size() + read <= limit) {
                kept.write(buffer, 0, read);
            } else if (!exceeded) {
                exceeded = true;
                stop.run();
            }
        }
    }

    byte[] bytes() {
        return kept.toByteArray();
    }

    boolean exceeded() {
        return exceeded;
    }

    void failIfListenerFailed() {
        listener.rethrow();
    }
}
