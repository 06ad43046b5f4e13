package dev.tidemark.engine.restic;

import java.util.function.Consumer;

/** Hands on what the producer writes to its error output, without restic's prefix. */
record ProducerListener(String prefix, Consumer<String> target) implements Consumer<String> {
    ProducerListener(OutputBackup what) {
        this("subprocess " + what.producer().name() + ": ", what.errorLines());
    }

    @Override
    public void accept(String line) {
        if (line.startsWith(prefix)) {
            target.accept(line.substring(prefix.length()));
        }
    }
}
