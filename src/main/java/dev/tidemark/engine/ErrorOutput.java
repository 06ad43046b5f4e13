package dev.tidemark.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tools' error output: the last lines and the supervisor's report are kept. */
final class ErrorOutput {
    private static final int KEPT_LINES = 40;
    private static final int KEPT_CHARACTERS = 2_000;

    private final String marker;
    private final Redaction redaction;
    private final Listener listener;
    private final ArrayDeque<String> last = new ArrayDeque<>();
    private @Nullable String report;

    ErrorOutput(
            String marker, Redaction redaction, @Nullable Consumer<String> lines, Runnable stop) {
        this.marker = marker;
        this.redaction = redaction;
        this.listener = new Listener(lines, stop);
    }

    void drain(InputStream from) throws IOException {
        Lines.each(from, this::take);
    }

    private void take(String raw) {
        if (raw.startsWith(marker)) {
            report = raw.substring(marker.length()).strip();
            return;
        }
        var line = redaction.apply(raw.strip());
        if (line.isEmpty()) {
            return;
        }
        listener.accept(line);
        last.add(line.length() > KEPT_CHARACTERS ? line.substring(0, KEPT_CHARACTERS) + "…" : line);
        if (last.size() > KEPT_LINES) {
            last.removeFirst();
        }
    }

    Optional<String> report() {
        return Optional.ofNullable(report);
    }

    List<String> lastLines() {
        return List.copyOf(last);
    }

    void failIfListenerFailed() {
        listener.rethrow();
    }
}
