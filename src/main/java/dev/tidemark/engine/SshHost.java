package dev.tidemark.engine;

import java.util.List;

/**
 * A machine reached through the system's {@code ssh}. It is recognised by its pinned key only; the
 * connection is shared between calls. Close it when the host is no longer needed.
 */
public final class SshHost implements Host {
    private final SshAddress address;
    private final List<String> toolFolders;

    public SshHost(
            SshAddress address, Secret privateKey, HostKey pinned, List<String> toolFolders) {
        this.address = address;
        this.toolFolders = List.copyOf(toolFolders);
    }

    /** The key a host presents at first contact, to be shown, confirmed and pinned. */
    public static HostKey scanHostKey(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String label() {
        return address.toString();
    }

    @Override
    public List<String> toolFolders() {
        return toolFolders;
    }

    @Override
    public ToolResult run(ToolRun run) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
