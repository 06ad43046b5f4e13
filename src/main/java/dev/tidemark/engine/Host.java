package dev.tidemark.engine;

import java.util.List;

/** Where tools run: this machine, or one that is reached over SSH. Both behave the same. */
public sealed interface Host extends AutoCloseable permits LocalHost, SshHost {
    /** How people call it, such as {@code this machine} or {@code deploy@10.0.0.7}. */
    String label();

    /** Folders that are searched for programs before the host's own path. */
    List<String> toolFolders();

    /**
     * Runs it and waits. A tool's own failure is a result; that it could not be run, took too long
     * or was cancelled (by interrupting the thread) is an {@link EngineException}. Nothing keeps
     * running when this returns, nor when this process dies.
     */
    ToolResult run(ToolRun run);

    @Override
    void close();
}
