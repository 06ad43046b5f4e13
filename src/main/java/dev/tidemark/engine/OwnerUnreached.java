package dev.tidemark.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The supervisor's account cannot become the owner of a path; perhaps {@code sudo} lets it. */
final class OwnerUnreached extends RuntimeException {
    private final int userId;
    private final transient Failure.OwnerRefused refused;

    /**
     * @param status {@code u<user id>:<owner>:<account>:<which path>}
     */
    OwnerUnreached(String status, ToolRun run, Command command, String where) {
        var parts = status.substring(1).split(":", -1);
        userId = Integer.parseInt(parts[0]);
        var paths = Objects.requireNonNull(run.ownerOf()).paths();
        var path = paths.get(Integer.parseInt(parts[3]));
        refused = new Failure.OwnerRefused(command.program(), path, parts[1], parts[2], where);
    }

    /** {@code sudo} did not start the supervisor. */
    static final class NotGranted extends RuntimeException {}

    /**
     * Runs it as we are, or through {@code sudo} if that is what it takes.
     *
     * @param attempt is given what starts the supervisor's program: nothing, or sudo's arguments
     */
    static ToolResult run(Function<List<String>, ToolResult> attempt) {
        try {
            return attempt.apply(List.of());
        } catch (OwnerUnreached owner) {
            try {
                return attempt.apply(owner.sudo());
            } catch (NotGranted | OwnerUnreached notGranted) {
                throw new EngineException(owner.refused, notGranted);
            }
        }
    }

    private List<String> sudo() {
        return List.of("sudo", "-n", "-H", "-u", "#" + userId, "--");
    }

    static List<String> with(List<String> sudo, List<String> program) {
        var all = new ArrayList<>(sudo);
        all.addAll(program);
        return all;
    }
}
