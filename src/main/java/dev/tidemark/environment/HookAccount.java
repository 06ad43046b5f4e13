package dev.tidemark.environment;

import dev.tidemark.engine.ToolRun;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose account an environment's own commands run as: that of whoever owns the code, or if that is
 * root, a mount. They run programs that lie there, so they never run as the account that holds the
 * portal's keys.
 */
public final class HookAccount {
    private HookAccount() {}

    /**
     * The paths whose owner counts, the foremost first; empty if it has neither code nor mounts.
     */
    public static List<String> paths(@Nullable String code, List<String> mounts) {
        return Stream.concat(Stream.ofNullable(code), mounts.stream()).toList();
    }

    /** In the code's directory, as the owner. */
    public static ToolRun run(ToolRun run, @Nullable String code, List<String> mounts) {
        var paths = paths(code, mounts);
        var placed = run.in(code == null ? "/" : code);
        if (!paths.isEmpty()) {
            return placed.asOwnerOf(paths);
        }
        var program = run.commands().getFirst().program();
        return program.startsWith("/")
                ? placed.preferablyAsOwnerOf(program)
                : placed.withoutWaitingForDaemons();
    }
}
