package dev.tidemark.backup;

import dev.tidemark.activity.Running;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.Command;
import dev.tidemark.engine.ToolRun;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentTools;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Runs an environment's own commands in its code directory; the first that fails ends the row. */
@Component
public class HookRunner {
    private static final Duration TIMEOUT = Duration.ofMinutes(15);

    private final EnvironmentTools tools;

    HookRunner(EnvironmentTools tools) {
        this.tools = tools;
    }

    /** Fails with {@link Refused} that names the command and quotes its last words. */
    public void run(Running running, Environment environment, List<List<String>> commands) {
        for (var command : commands) {
            var run =
                    ToolRun.of(
                            TIMEOUT,
                            Command.of(command.getFirst(), command.subList(1, command.size())));
            var code = environment.code();
            var result = tools.host(environment).run(code == null ? run : run.in(code.path()));
            result.lastLines()
                    .forEach(line -> running.log("%s: %s".formatted(command.getFirst(), line)));
            if (!result.succeeded()) {
                throw new Refused(
                        "The command %s failed with exit code %d%s"
                                .formatted(
                                        String.join(" ", command),
                                        result.exitCode(),
                                        result.lastLines().isEmpty()
                                                ? "."
                                                : ": " + result.lastLines().getLast()));
            }
            running.log("%s ran".formatted(String.join(" ", command)));
        }
    }
}
