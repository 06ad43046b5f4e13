package dev.tidemark.engine;

import java.util.List;

/** What the error numbers of file operations mean (Linux). */
final class FileFailures {
    private static final int NOT_PERMITTED = 1;
    private static final int NO_ENTRY = 2;
    private static final int ACCESS_DENIED = 13;
    private static final int BUSY = 16;
    private static final int ACROSS_FILE_SYSTEMS = 18;
    private static final int NOT_A_DIRECTORY = 20;
    private static final int NO_SPACE = 28;

    private FileFailures() {}

    static Failure of(String path, ToolResult result) {
        var words = result.lastLines().isEmpty() ? path : result.lastLines().getLast();
        return switch (result.exitCode()) {
            case NO_ENTRY -> new Failure.PathMissing(path);
            case NOT_A_DIRECTORY -> new Failure.NotADirectory(path);
            case NOT_PERMITTED, ACCESS_DENIED -> new Failure.PermissionMissing(List.of(words));
            case NO_SPACE -> new Failure.DiskFull(words);
            case BUSY ->
                    new Failure.Other(
                            result.tool(),
                            BUSY,
                            List.of(path + " is a mount point, which cannot be exchanged"));
            case ACROSS_FILE_SYSTEMS ->
                    new Failure.Other(
                            result.tool(),
                            ACROSS_FILE_SYSTEMS,
                            List.of(words + " (they are on different file systems)"));
            default -> new Failure.Other(result.tool(), result.exitCode(), result.lastLines());
        };
    }
}
