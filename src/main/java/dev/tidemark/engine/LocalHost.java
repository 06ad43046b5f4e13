package dev.tidemark.engine;

import java.io.IOException;
import java.util.List;

/** This machine. */
public record LocalHost(List<String> toolFolders) implements Host {
    public LocalHost {
        toolFolders = List.copyOf(toolFolders);
    }

    public LocalHost() {
        this(List.of());
    }

    @Override
    public String label() {
        return "this machine";
    }

    @Override
    public ToolResult run(ToolRun run) {
        var supervision = Supervision.local(toolFolders);
        try {
            var ending =
                    SupervisedRun.run(List.of("perl", "-e", Supervision.SCRIPT), supervision, run);
            var report =
                    ending.report()
                            .orElseThrow(() ->
                                    new EngineException(
                                            new Failure.Other(
                                                    "perl",
                                                    ending.exitCode(),
                                                    ending.lastLines())));
            return Report.result(report, run, label(), ending.output(), ending.lastLines());
        } catch (IOException notStarted) {
            throw new EngineException(new Failure.ToolMissing("perl", label()), notStarted);
        }
    }

    @Override
    public void close() {}
}
