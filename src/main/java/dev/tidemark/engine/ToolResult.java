package dev.tidemark.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How a run ended.
 *
 * @param tool the program that failed, or the last one if none did
 * @param exitCode that program's exit code; 128 + n if signal n ended it
 * @param output what was written, unless lines were listened to
 * @param lastLines the last lines of the error output of all programs, secrets removed
 */
public record ToolResult(String tool, int exitCode, byte[] output, List<String> lastLines) {
    public boolean succeeded() {
        return exitCode == 0;
    }

    public String text() {
        return new String(output, StandardCharsets.UTF_8);
    }

    /** This result if the tool succeeded, else a failure that quotes its last lines. */
    public ToolResult orFail() {
        if (!succeeded()) {
            throw new EngineException(new Failure.Other(tool, exitCode, lastLines));
        }
        return this;
    }
}
