package dev.tidemark.environment;

import dev.tidemark.base.EnvironmentId;
import dev.tidemark.engine.Checkout;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Git;
import dev.tidemark.engine.HttpCheck;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at running environments: deployed code and health. What was seen is remembered for a few
 * seconds.
 */
@Component
class Observations {
    private static final Logger LOG = LoggerFactory.getLogger(Observations.class);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration HEALTH_TIMEOUT = Duration.ofSeconds(5);

    private final Hosts hosts;
    private final Environments environments;
    private final Deployments deployments;
    private final Clock clock;
    private final HttpCheck http = new HttpCheck();
    private final Map<EnvironmentId, CodeState> codes = new ConcurrentHashMap<>();
    private final Set<EnvironmentId> restored = ConcurrentHashMap.newKeySet();

    Observations(Hosts hosts, Environments environments, Deployments deployments, Clock clock) {
        this.hosts = hosts;
        this.environments = environments;
        this.deployments = deployments;
        this.clock = clock;
    }

    /** Forgets what was seen, because a restore has just changed it, and looks again. */
    void restored(Environment environment) {
        codes.remove(environment.id());
        restored.add(environment.id());
        try {
            code(environment);
        } finally {
            restored.remove(environment.id());
        }
    }

    Optional<CodeState> code(Environment environment) {
        var code = environment.code();
        if (code == null || !environment.isActive()) {
            return Optional.empty();
        }
        @Nullable CodeState known = codes.get(environment.id());
        if (known != null && known.seenAt().isAfter(clock.instant().minus(FRESH))) {
            return Optional.of(known);
        }
        try {
            var git = new Git(hosts.open(environment.host()));
            var seen =
                    git.checkout(code.path())
                            .map(checkout -> seen(environment, code, git, checkout));
            seen.ifPresent(state -> codes.put(environment.id(), state));
            return seen;
        } catch (EngineException notNow) {
            LOG.debug("The code of {} could not be looked at", environment.id(), notNow);
            return Optional.empty();
        }
    }

    private CodeState seen(Environment environment, Code code, Git git, Checkout checkout) {
        var commit = checkout.commit();
        var branch = checkout.branch().orElse(null);
        var latest = deployments.latest(environment.id());
        if (latest.isEmpty() || !latest.get().revision().equals(commit.revision())) {
            deployments.insert(
                    environment.id(),
                    commit.revision(),
                    commit.subject(),
                    branch,
                    clock.instant(),
                    restored.contains(environment.id()));
            latest = deployments.latest(environment.id());
        }
        var head = head(git, code);
        return new CodeState(
                commit.revision(),
                commit.subject(),
                branch,
                latest.map(Deployment::seenAt).orElse(null),
                head,
                drift(environment, head),
                clock.instant());
    }

    /** Once the branch head is what was restored, the guard is settled and stands down. */
    private boolean drift(Environment environment, @Nullable String head) {
        var restored = environment.restoredRevision();
        if (restored == null || head == null) {
            return false;
        }
        if (restored.equals(head)) {
            environments.setRestoredRevision(environment.id(), null);
            return false;
        }
        return true;
    }

    private static @Nullable String head(Git git, Code code) {
        try {
            return git.branchHead(code.repository(), code.branch()).orElse(null);
        } catch (EngineException unreachable) {
            LOG.debug("The repository {} did not answer", code.repository(), unreachable);
            return null;
        }
    }

    Optional<Health> health(Environment environment) {
        var check = environment.health();
        if (check == null) {
            return Optional.empty();
        }
        var answer = http.check(URI.create(check.url()), check.expect(), HEALTH_TIMEOUT);
        return Optional.of(
                new Health(answer.healthy(), answer.message(), answer.millis(), clock.instant()));
    }
}
