package dev.tidemark.environment;

import dev.tidemark.base.EnvironmentId;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.mariadb.DatabaseAddress;
import dev.tidemark.engine.mariadb.MariaDb;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the portal itself works with in an environment; asks nobody's rights. */
@Component
public class EnvironmentTools {
    private final Hosts hosts;
    private final Connections connections;
    private final Environments environments;
    private final Observations observations;
    private final Deployments deployments;

    EnvironmentTools(
            Hosts hosts,
            Connections connections,
            Environments environments,
            Observations observations,
            Deployments deployments) {
        this.hosts = hosts;
        this.connections = connections;
        this.environments = environments;
        this.observations = observations;
        this.deployments = deployments;
    }

    public Environment environment(EnvironmentId id) {
        return environments.find(id).orElseThrow(dev.tidemark.base.NothingHere::new);
    }

    /** Where the portal itself runs, with its own tools. */
    public Host thisMachine() {
        return hosts.thisMachine();
    }

    /** Those whose time to be taken back is over. */
    public List<EnvironmentId> toDelete(Instant now) {
        return environments.toDelete(now);
    }

    /** For good: nobody finds it any more. */
    public void deleted(EnvironmentId id) {
        environments.deleted(id);
    }

    /** Shared; not to be closed. */
    public Host host(Environment environment) {
        return hosts.open(environment.host());
    }

    public MariaDb mariaDb(Environment environment, dev.tidemark.environment.Service service) {
        return new MariaDb(host(environment), address(service));
    }

    private DatabaseAddress address(dev.tidemark.environment.Service service) {
        var password = connections.password(service.id());
        return service.socket() != null
                ? new DatabaseAddress.Socket(service.socket(), service.user(), password)
                : new DatabaseAddress.Tcp(
                        Objects.requireNonNull(service.address()),
                        Objects.requireNonNull(service.port()),
                        service.user(),
                        password);
    }

    public Optional<CodeState> code(Environment environment) {
        return observations.code(environment);
    }

    public Optional<Health> health(Environment environment) {
        return observations.health(environment);
    }

    /** The deployed code has just been changed by a restore; null once an undo took it back. */
    public void codeRestored(EnvironmentId environment, @Nullable String revision) {
        environments.setRestoredRevision(environment, revision);
        observations.restored(environment(environment));
    }

    /** Newest first. */
    public List<Deployment> deployments(EnvironmentId environment, Instant since) {
        return deployments.list(environment, since, 100);
    }
}
