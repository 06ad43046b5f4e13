package dev.tidemark.engine;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Splits a stream into lines; what is beyond the limit of one line is dropped, not kept in memory.
 */
final class Lines {
    private static final int LONGEST = 1 << 20;

    private Lines() {}

    static void each(InputStream from, Consumer<String> consumer) throws IOException {
        var in = new BufferedInputStream(from, 1 << 16);
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                consumer.accept(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else if (line.size() < LONGEST) {
                line.write(next);
            }
        }
        if (line.size() > 0) {
            consumer.accept(line.toString(StandardCharsets.UTF_8));
        }
    }
}
