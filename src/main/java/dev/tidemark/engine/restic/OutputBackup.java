package dev.tidemark.engine.restic;

import dev.tidemark.engine.Command;
import java.util.function.Consumer;

/**
 * The output of a command, to be stored as one file. If the command fails nothing is stored.
 *
 * @param fileName the file's name in the snapshot, without a slash
 * @param errorLines receives what the command writes to its error output, as it comes
 */
public record OutputBackup(
        Command producer, String fileName, Labels labels, Consumer<String> errorLines) {
    public OutputBackup(Command producer, String fileName, Labels labels) {
        this(producer, fileName, labels, line -> {});
    }
}
