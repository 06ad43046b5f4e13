package dev.tidemark.engine;

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
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
