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
        return OwnerUnreached.run(sudo -> run(sudo, run));
    }

    private ToolResult run(List<String> sudo, ToolRun run) {
        var supervision = Supervision.local(toolFolders);
        var starter = OwnerUnreached.with(sudo, List.of("perl", "-e", Supervision.SCRIPT));
        try {
            var ending = SupervisedRun.run(starter, supervision, run);
            if (ending.report().isEmpty() && !sudo.isEmpty()) {
                throw new OwnerUnreached.NotGranted();
            }
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
            if (!sudo.isEmpty()) {
                throw new OwnerUnreached.NotGranted();
            }
            throw new EngineException(new Failure.ToolMissing("perl", label()), notStarted);
        }
    }

    @Override
    public void close() {}
}
