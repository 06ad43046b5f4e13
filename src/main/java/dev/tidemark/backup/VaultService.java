package dev.tidemark.backup;

import dev.tidemark.account.Actor;
import dev.tidemark.activity.Activity;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.Operations;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.EnvironmentService;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Vaults as their owners and operators see them, and what looks after them. */
@Service
public class VaultService {
    private final EnvironmentService environments;
    private final Vaults vaults;
    private final VaultSizes sizes;
    private final Operations operations;

    VaultService(
            EnvironmentService environments,
            Vaults vaults,
            VaultSizes sizes,
            Operations operations) {
        this.environments = environments;
        this.vaults = vaults;
        this.sizes = sizes;
        this.operations = operations;
    }

    /** Measured sizes, oldest first; fails with {@link NothingHere} if it is not visible. */
    public List<VaultSize> sizes(Actor actor, EnvironmentId environment, Instant since) {
        return sizes.since(environments.find(actor, environment).id(), since);
    }

    /**
     * Queues the destruction of an environment whose time to be taken back is over; for the portal
     * itself. Refused while something else runs there.
     */
    @Transactional
    public Activity destroy(EnvironmentId environment) {
        operations.claim(environment);
        var place = environments.find(Actor.portalAsOperator(), environment);
        if (place.deleteAt() == null) {
            throw new Refused("Its deletion was taken back a moment ago. Nothing was deleted.");
        }
        return operations.queue(
                Actor.portal(),
                ActivityKind.ENVIRONMENT_DELETE,
                environment,
                place.organization(),
                environment.value(),
                "Deletion of %s and its backups".formatted(place.title()));
    }

    /** Has a vault looked after now, beside whatever else runs; by operators. */
    @Transactional
    public Optional<Activity> lookAfter(Actor actor, EnvironmentId environment) {
        if (!actor.isOperator()) {
            throw new NothingHere();
        }
        var place = environments.find(actor, environment);
        return vaults.made(environment)
                .map(vault ->
                        operations.queue(
                                actor,
                                ActivityKind.MAINTENANCE,
                                environment,
                                place.organization(),
                                vault.id().value(),
                                "Vault of %s looked after".formatted(place.title())));
    }
}
