package dev.tidemark.restore;

import dev.tidemark.activity.Running;
import dev.tidemark.backup.HookRunner;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.EngineException;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentTools;
import dev.tidemark.environment.Health;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** After a switch: the environment's own commands, then its health address. */
@Component
class Aftercare {
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final HookRunner hooks;
    private final EnvironmentTools tools;

    Aftercare(HookRunner hooks, EnvironmentTools tools) {
        this.hooks = hooks;
        this.tools = tools;
    }

    /** A command that fails is a problem of the site, not of the restore. */
    Verdict check(Running running, Environment target) {
        try {
            hooks.run(running, target, target.hooks().afterRestore());
        } catch (Refused | EngineException failed) {
            return new Verdict(String.valueOf(failed.getMessage()), failed.getMessage());
        }
        return health(running, target)
                .map(health ->
                        new Verdict(health.message(), health.healthy() ? null : health.message()))
                .orElseGet(() ->
                        new Verdict(
                                "The environment has no health address; nothing was checked.",
                                null));
    }

    /** An application may need a moment after its data has changed. */
    private Optional<Health> health(Running running, Environment target) {
        var health = tools.health(target);
        for (int tries = 1;
                tries < TRIES && health.isPresent() && !health.get().healthy();
                tries++) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return health;
            }
            health = tools.health(target);
        }
        health.ifPresent(found -> running.log("Health: " + found.message()));
        return health;
    }
}
