package dev.tidemark.engine.restic;

import java.util.function.Consumer;

/** Hands on what the producer writes to its error output, without restic's prefix. */
record ProducerListener(Consumer<String> target) implements Consumer<String> {
    @Override
    public void accept(String line) {
        if (line.startsWith(Producer.ERROR_PREFIX)) {
            target.accept(line.substring(Producer.ERROR_PREFIX.length()));
        }
    }
}
