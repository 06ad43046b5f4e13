package dev.tidemark.backup;

import dev.tidemark.activity.Running;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.Command;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import dev.tidemark.engine.ToolResult;
import dev.tidemark.engine.ToolRun;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentTools;
import dev.tidemark.environment.HookAccount;
import dev.tidemark.environment.Mount;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Runs an environment's own commands in its code directory, as the account that owns it; the first
 * that fails ends the row. A command ends when its program ends: what it left in its own process
 * group is ended with it, a daemon in a session of its own lives on and is not waited for. Its
 * output is not kept but for its last error lines.
 */
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
            var result = run(environment, command);
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

    private ToolResult run(Environment environment, List<String> command) {
        var code = environment.code() == null ? null : environment.code().path();
        var mounts = environment.mounts().stream().map(Mount::path).toList();
        var program = Command.of(command.getFirst(), command.subList(1, command.size()));
        var run = HookAccount.run(ToolRun.of(TIMEOUT, program), code, mounts);
        try {
            return tools.host(environment).run(run.listening(ignored -> {}));
        } catch (EngineException problem) {
            if (problem.failure() instanceof Failure.OwnerRefused refused) {
                throw new Refused(refused.message() + " " + refused.remedy());
            }
            throw problem;
        }
    }
}
