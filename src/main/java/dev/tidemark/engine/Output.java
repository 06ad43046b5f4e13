package dev.tidemark.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tools' output: kept up to a limit, handed on by lines, or written elsewhere. */
final class Output {
    private final int limit;
    private final boolean listening;
    private final Listener listener;
    private final Runnable stop;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final @Nullable OutputStream sink;
    private volatile boolean exceeded;
    private volatile @Nullable IOException notWritten;

    Output(
            int limit,
            @Nullable Consumer<String> lines,
            @Nullable OutputStream sink,
            Runnable stop) {
        this.limit = limit;
        this.sink = sink;
        this.listening = lines != null;
        this.listener = new Listener(lines, stop);
        this.stop = stop;
    }

    void drain(InputStream from) throws IOException {
        if (listening) {
            Lines.each(from, listener);
            return;
        }
        if (sink != null) {
            pass(from, sink);
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

    /** A tool whose output cannot be written is stopped; what it still says is read to its end. */
    private void pass(InputStream from, OutputStream to) throws IOException {
        var buffer = new byte[1 << 16];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            if (notWritten == null) {
                try {
                    to.write(buffer, 0, read);
                } catch (IOException problem) {
                    notWritten = problem;
                    stop.run();
                }
            }
        }
    }

    void failIfNotWritten() {
        var problem = notWritten;
        if (problem != null) {
            throw new UncheckedIOException(problem);
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
