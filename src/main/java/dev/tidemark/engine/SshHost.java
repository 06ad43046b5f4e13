package dev.tidemark.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A machine reached through the system's {@code ssh}. It is recognised by its pinned key only; the
 * connection is shared between calls. Close it when the host is no longer needed.
 */
public final class SshHost implements Host {
    private static final int CONNECTION_LOST = 255;
    private static final Duration SCAN_TIMEOUT = Duration.ofSeconds(25);

    private final SshAddress address;
    private final List<String> toolFolders;
    private final SshConnection connection;

    /** Connects at the first run only. */
    public SshHost(
            SshAddress address, Secret privateKey, HostKey pinned, List<String> toolFolders) {
        this.address = address;
        this.toolFolders = List.copyOf(toolFolders);
        this.connection = new SshConnection(address, SshFolder.create(privateKey, pinned));
    }

    /** The key a host presents at first contact, to be shown, confirmed and pinned. */
    public static HostKey scanHostKey(String host, int port) {
        var address = new SshAddress(host, port, "scan");
        var scan =
                Command.of(
                        "ssh-keyscan",
                        "-T",
                        "10",
                        "-p",
                        String.valueOf(address.port()),
                        "-t",
                        "ed25519,ecdsa,rsa",
                        address.host());
        try (var here = new LocalHost()) {
            var result = here.run(ToolRun.of(SCAN_TIMEOUT, scan));
            return HostKeys.best(result.text())
                    .orElseThrow(() ->
                            new EngineException(
                                    SshFailures.unreachable(
                                            host + ":" + port, result.lastLines())));
        }
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
        return OwnerUnreached.run(sudo -> run(sudo, run));
    }

    private ToolResult run(List<String> sudo, ToolRun run) {
        connection.open();
        var supervision = Supervision.remote(toolFolders);
        var starter = new ArrayList<>(connection.client());
        // Sudo's arguments hold nothing that varies but a number; its # would begin a comment.
        var prefix = sudo.isEmpty() ? "" : String.join(" ", sudo).replace("#", "\\#") + " ";
        starter.add("exec " + prefix + "perl -e '" + Supervision.SCRIPT + "'");
        try {
            var ending = SupervisedRun.run(starter, supervision, run);
            if (ending.report().isEmpty()
                    && !sudo.isEmpty()
                    && ending.exitCode() != CONNECTION_LOST) {
                throw new OwnerUnreached.NotGranted();
            }
            var report =
                    ending.report()
                            .orElseThrow(() ->
                                    new EngineException(
                                            SshFailures.withoutReport(
                                                    label(),
                                                    ending.exitCode(),
                                                    ending.lastLines())));
            return Report.result(report, run, label(), ending.output(), ending.lastLines());
        } catch (IOException notStarted) {
            throw new EngineException(new Failure.ToolMissing("ssh", "this machine"), notStarted);
        }
    }

    /** Ends the shared connection and deletes the key file. */
    @Override
    public void close() {
        connection.close();
    }
}
