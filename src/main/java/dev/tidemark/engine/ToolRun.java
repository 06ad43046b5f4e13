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
 */
public record ToolRun(
        List<Command> commands,
        byte[] input,
        @Nullable String workingDirectory,
        Duration timeout,
        int outputLimit,
        @Nullable Consumer<String> outputLines,
        @Nullable OutputStream sink,
        @Nullable Consumer<String> errorLines) {
    private static final int SMALL = 4 << 20;

    public ToolRun {
        commands = List.copyOf(commands);
        if (commands.isEmpty()) {
            throw new IllegalArgumentException("Nothing to run");
        }
    }

    public static ToolRun of(Duration timeout, Command... pipeline) {
        return new ToolRun(
                Arrays.asList(pipeline), new byte[0], null, timeout, SMALL, null, null, null);
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
                errorLines);
    }

    public ToolRun in(String directory) {
        return new ToolRun(
                commands, input, directory, timeout, outputLimit, outputLines, sink, errorLines);
    }

    public ToolRun keeping(int bytes) {
        return new ToolRun(
                commands, input, workingDirectory, timeout, bytes, outputLines, sink, errorLines);
    }

    public ToolRun listening(Consumer<String> lines) {
        return new ToolRun(
                commands, input, workingDirectory, timeout, outputLimit, lines, sink, errorLines);
    }

    public ToolRun listeningToErrors(Consumer<String> lines) {
        return new ToolRun(
                commands, input, workingDirectory, timeout, outputLimit, outputLines, sink, lines);
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
                errorLines);
    }
}
