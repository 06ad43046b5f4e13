package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.Command;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.restic.BackupSummary;
import dev.tidemark.engine.restic.Labels;
import dev.tidemark.engine.restic.OutputBackup;
import dev.tidemark.engine.restic.Progress;
import dev.tidemark.engine.restic.Restic;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A dump ready to be run by whoever stores its output; to be stored once. */
public final class Dump {
    private final Command command;
    private final MomentListener moment;
    private final UnaryOperator<EngineException> explanation;
    private final DumpReport report = new DumpReport();

    /**
     * @param moment is told when later writes no longer show in it
     * @param explanation turns a failure of the command into one that names the cause
     */
    Dump(Command command, MomentListener moment, UnaryOperator<EngineException> explanation) {
        this.command = DumpCommand.through(command);
        this.moment = moment;
        this.explanation = explanation;
    }

    /** Stores it as one file of a snapshot; a dump that fails leaves none. */
    public BackupSummary storeIn(
            Restic restic,
            String fileName,
            Labels labels,
            Duration timeout,
            Consumer<Progress> progress) {
        Consumer<String> errorLines =
                line -> {
                    moment.accept(line);
                    report.accept(line);
                };
        try {
            return restic.backup(
                    new OutputBackup(command, fileName, labels, errorLines), timeout, progress);
        } catch (EngineException e) {
            throw explanation.apply(DumpCommand.named(e));
        }
    }

    /** What was stored, counted from its own text; once {@link #storeIn} has returned. */
    public List<TableDigest> tables() {
        return report.complete();
    }
}
