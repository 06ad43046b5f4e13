package dev.tidemark.engine;

import java.util.List;

/** What ssh's own words mean. */
final class SshFailures {
    private static final int COMMAND_NOT_FOUND = 127;

    private SshFailures() {}

    /** The connection, or perl on the other side, ended without the supervisor's report. */
    static Failure withoutReport(String where, int exitCode, List<String> lastLines) {
        if (exitCode == COMMAND_NOT_FOUND) {
            return new Failure.ToolMissing("perl", where);
        }
        return connecting(where, lastLines);
    }

    static Failure connecting(String where, List<String> lastLines) {
        var words = String.join("\n", lastLines);
        if (words.contains("IDENTIFICATION HAS CHANGED")
                || words.contains("Host key verification failed")
                || words.contains("host key is known")
                || words.contains("no matching host key type")) {
            return new Failure.HostKeyChanged(where);
        }
        if (words.contains("Permission denied") || words.contains("Too many authentication")) {
            return new Failure.AuthenticationRefused(where);
        }
        return unreachable(where, lastLines);
    }

    static Failure unreachable(String where, List<String> lastLines) {
        return new Failure.Unreachable(
                where, lastLines.isEmpty() ? "the connection was lost" : lastLines.getLast());
    }
}
