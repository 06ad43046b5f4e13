package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.Command;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.restic.BackupSummary;
import dev.tidemark.engine.restic.Labels;
import dev.tidemark.engine.restic.OutputBackup;
import dev.tidemark.engine.restic.Progress;
import dev.tidemark.engine.restic.Restic;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A dump ready to be run by whoever stores its output.
 *
 * @param errorLines to be fed with what the command writes to its error output; tells when the
 *     dump's moment is fixed and later writes no longer show in it
 * @param explanation turns a failure of the command into one that names the cause
 */
public record Dump(
        Command command, Consumer<String> errorLines, UnaryOperator<EngineException> explanation) {
    /** Stores it as one file of a snapshot; a dump that fails leaves none. */
    public BackupSummary storeIn(
            Restic restic,
            String fileName,
            Labels labels,
            Duration timeout,
            Consumer<Progress> progress) {
        try {
            return restic.backup(
                    new OutputBackup(command, fileName, labels, errorLines), timeout, progress);
        } catch (EngineException e) {
            throw explanation.apply(e);
        }
    }
}
