package dev.tidemark.engine;

import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is to be run on a host: one command or a pipeline, its input, and what becomes of its
 * output.
 *
 * @param commands each one's output is the next one's input
 * @param input bytes for the first command's input; empty means end of file at once
 * @param timeout after which everything is ended; no default is safe for all tools, so each call
 *     says
 * @param outputLimit bytes of output that are kept; more is a failure, unless lines are listened to
 * @param outputLines receives the output line by line, which then is not kept
 * @param sink receives the output as it comes, which then is not kept; not closed
 * @param errorLines receives the tools' error lines as they come; the last ones are kept in any
 *     case
 * @param ownerOf whose account it runs as, with nothing of ours in its environment; null for ours
 * @param lettingGo ends with its commands: a daemon that they leave behind in a session of its own
 *     lives on, and what it still writes is not waited for
 */
public record ToolRun(
        List<Command> commands,
        byte[] input,
        @Nullable String workingDirectory,
        Duration timeout,
        int outputLimit,
        @Nullable Consumer<String> outputLines,
        @Nullable OutputStream sink,
        @Nullable Consumer<String> errorLines,
        @Nullable OwnerOf ownerOf,
        boolean lettingGo) {
    private static final int SMALL = 4 << 20;

    public ToolRun {
        commands = List.copyOf(commands);
        if (commands.isEmpty()) {
            throw new IllegalArgumentException("Nothing to run");
        }
        if (ownerOf != null && (commands.size() > 1 || hasSecretFiles(commands))) {
            throw new IllegalArgumentException(
                    "Another account gets one command, and no secret files");
        }
    }

    /**
     * Whoever a path belongs to.
     *
     * @param paths of which the first counts that does not belong to root; of one that is gone its
     *     nearest parent
     * @param must whether it is refused if we cannot become that account; else it runs as ours
     */
    public record OwnerOf(List<String> paths, boolean must) {
        public OwnerOf {
            paths = List.copyOf(paths);
            if (paths.isEmpty()) {
                throw new IllegalArgumentException("Nothing to have an owner");
            }
        }
    }

    private static boolean hasSecretFiles(List<Command> commands) {
        return commands.stream().anyMatch(command -> !command.secretFiles().isEmpty());
    }

    public static ToolRun of(Duration timeout, Command... pipeline) {
        return new ToolRun(
                Arrays.asList(pipeline),
                new byte[0],
                null,
                timeout,
                SMALL,
                null,
                null,
                null,
                null,
                false);
    }

    public ToolRun withInput(byte[] bytes) {
        return new ToolRun(
                commands,
                bytes,
                workingDirectory,
                timeout,
                outputLimit,
                outputLines,
                sink,
                errorLines,
                ownerOf,
                lettingGo);
    }

    public ToolRun in(String directory) {
        return new ToolRun(
                commands,
                input,
                directory,
                timeout,
                outputLimit,
                outputLines,
                sink,
                errorLines,
                ownerOf,
                lettingGo);
    }

    public ToolRun keeping(int bytes) {
        return new ToolRun(
                commands,
                input,
                workingDirectory,
                timeout,
                bytes,
                outputLines,
                sink,
                errorLines,
                ownerOf,
                lettingGo);
    }

    public ToolRun listening(Consumer<String> lines) {
        return new ToolRun(
                commands,
                input,
                workingDirectory,
                timeout,
                outputLimit,
                lines,
                sink,
                errorLines,
                ownerOf,
                lettingGo);
    }

    public ToolRun listeningToErrors(Consumer<String> lines) {
        return new ToolRun(
                commands,
                input,
                workingDirectory,
                timeout,
                outputLimit,
                outputLines,
                sink,
                lines,
                ownerOf,
                lettingGo);
    }

    /** However much it is. */
    public ToolRun writingTo(OutputStream stream) {
        return new ToolRun(
                commands,
                input,
                workingDirectory,
                timeout,
                outputLimit,
                outputLines,
                stream,
                errorLines,
                ownerOf,
                lettingGo);
    }

    /**
     * As the account that owns what is at the first of these paths that is not root's, and letting
     * go of what it leaves behind. As root we become it; else it takes {@code sudo}, and without
     * that it is not run at all.
     */
    public ToolRun asOwnerOf(List<String> paths) {
        return as(new OwnerOf(paths, true), true);
    }

    /** The same, but as our own account where we cannot become the owner. */
    public ToolRun preferablyAsOwnerOf(String path) {
        return as(new OwnerOf(List.of(path), false), true);
    }

    /** Ends with its commands, whatever they leave behind. */
    public ToolRun withoutWaitingForDaemons() {
        return as(ownerOf, true);
    }

    private ToolRun as(@Nullable OwnerOf owner, boolean letsGo) {
        return new ToolRun(
                commands,
                input,
                workingDirectory,
                timeout,
                outputLimit,
                outputLines,
                sink,
                errorLines,
                owner,
                letsGo);
    }
}
