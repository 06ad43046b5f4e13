package dev.tidemark.engine;

import java.util.List;

/** Reads the supervisor's last line and says which command of a pipeline is to blame. */
final class Report {
    private static final int NO_ENTRY = 2;
    private static final int BROKEN_PIPE = 13;

    private Report() {}

    static ToolResult result(
            String report, ToolRun run, String where, byte[] output, List<String> lastLines) {
        var statuses = report.isEmpty() ? List.<String>of() : List.of(report.split(" "));
        if (statuses.size() != run.commands().size()) {
            throw new EngineException(new Failure.Other("perl", 1, lastLines));
        }
        for (int i = 0; i < statuses.size(); i++) {
            refuseIfNotStarted(statuses.get(i), run, run.commands().get(i), where);
        }
        int culprit = culprit(statuses);
        return new ToolResult(
                run.commands().get(culprit).name(),
                exitCode(statuses.get(culprit)),
                output,
                lastLines);
    }

    private static void refuseIfNotStarted(
            String status, ToolRun run, Command command, String where) {
        if (status.startsWith("u")) {
            throw new OwnerUnreached(status, run, command, where);
        }
        int number = Integer.parseInt(status.substring(1));
        if (status.startsWith("d")) {
            var directory = String.valueOf(run.workingDirectory());
            throw new EngineException(
                    number == NO_ENTRY
                            ? new Failure.PathMissing(directory)
                            : new Failure.NotADirectory(directory));
        }
        if (status.startsWith("x")) {
            throw new EngineException(
                    number == NO_ENTRY
                            ? new Failure.ToolMissing(command.name(), where)
                            : new Failure.PermissionMissing(
                                    List.of(
                                            "%s may not be run on %s"
                                                    .formatted(command.program(), where))));
        }
    }

    /** A command that died of a closed pipe is the victim of the next one, if that failed. */
    private static int culprit(List<String> statuses) {
        int last = statuses.size() - 1;
        for (int i = 0; i < last; i++) {
            int code = exitCode(statuses.get(i));
            boolean victim = code == 128 + BROKEN_PIPE && anyFailed(statuses, i + 1);
            if (code != 0 && !victim) {
                return i;
            }
        }
        return last;
    }

    private static boolean anyFailed(List<String> statuses, int from) {
        return statuses.stream().skip(from).anyMatch(status -> exitCode(status) != 0);
    }

    private static int exitCode(String status) {
        int number = Integer.parseInt(status.substring(1));
        return status.startsWith("s") ? 128 + number : number;
    }
}
