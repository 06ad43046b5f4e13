package dev.tidemark.recovery;

import dev.tidemark.account.Actor;
import dev.tidemark.activity.AuditTrail;
import dev.tidemark.backup.RecordedAnew;
import dev.tidemark.backup.StoredVault;
import dev.tidemark.backup.Surroundings;
import dev.tidemark.backup.VaultReader;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.EngineException;
import dev.tidemark.environment.Blueprints;
import dev.tidemark.environment.ConnectionFile.OrganizationPlan;
import dev.tidemark.environment.EnvironmentTools;
import dev.tidemark.plan.EnvironmentStanding;
import dev.tidemark.plan.TakenAlong;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes an empty portal know again what vaults hold, with the master key alone: all that is named,
 * or nothing. People are not in vaults; an operator gives access anew.
 */
@Component
class Rebuild {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

    private final Emptiness emptiness;
    private final VaultReader reader;
    private final Blueprints blueprints;
    private final RecordedAnew records;
    private final TakenAlong plans;
    private final AuditTrail audit;
    private final EnvironmentTools tools;
    private final TransactionTemplate transaction;

    Rebuild(
            Emptiness emptiness,
            VaultReader reader,
            Blueprints blueprints,
            RecordedAnew records,
            TakenAlong plans,
            AuditTrail audit,
            EnvironmentTools tools,
            PlatformTransactionManager transactions) {
        this.emptiness = emptiness;
        this.reader = reader;
        this.blueprints = blueprints;
        this.records = records;
        this.plans = plans;
        this.audit = audit;
        this.tools = tools;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Fails with {@link RecoveryRefused}, and nothing is recorded then.
     *
     * @param connections how environments are connected now, by id, where vaults do not say it or
     *     it has changed
     */
    List<StoredVault> rebuild(
            List<VaultReader.Place> places,
            Map<String, OrganizationPlan> connections,
            Map<String, String> variables) {
        refuseUnlessEmpty();
        if (places.isEmpty()) {
            throw new RecoveryRefused(
                    "No vault was found there. Name a vault, or a folder with vaults in it. Nothing was changed.");
        }
        var found = places.stream().map(this::read).toList();
        refuseTwice(found);
        refuseUnknown(found, connections);
        transaction.executeWithoutResult(status -> {
            refuseUnlessEmpty();
            found.forEach(vault ->
                    record(vault, connections.get(vault.environment().value()), variables));
            audit.record(
                    Actor.portal(),
                    null,
                    "portal.rebuilt",
                    "portal",
                    "From the vaults of " + names(found) + ".");
        });
        found.forEach(this::tell);
        return found;
    }

    private void refuseUnlessEmpty() {
        if (!emptiness.isSo()) {
            throw new RecoveryRefused(
                    """
                    This portal has records already; a rebuild begins with none. Nothing was changed.
                    Next: start it with ./tidemark run, or rebuild with another TIDEMARK_HOME or an empty database.\
                    """);
        }
    }

    private StoredVault read(VaultReader.Place place) {
        LOG.info("Reading {}", place.location());
        try {
            return reader.read(place, tools.thisMachine());
        } catch (Refused refused) {
            throw new RecoveryRefused(refused.reason() + " Nothing was changed.", refused);
        } catch (EngineException problem) {
            throw new RecoveryRefused(
                    "%s cannot be read: %s Nothing was changed."
                            .formatted(place.location(), problem.failure().message()),
                    problem);
        }
    }

    private static void refuseTwice(List<StoredVault> found) {
        var seen = new HashMap<String, String>();
        for (var vault : found) {
            var other = seen.put(vault.environment().value(), vault.location());
            if (other != null) {
                throw new RecoveryRefused(
                        "%s and %s are both vaults of %s. Name the one to go by. Nothing was changed."
                                .formatted(other, vault.location(), vault.environment()));
            }
        }
    }

    private static void refuseUnknown(
            List<StoredVault> found, Map<String, OrganizationPlan> connections) {
        var unknown =
                found.stream()
                        .filter(vault -> vault.newestKnown().isEmpty())
                        .filter(vault -> !connections.containsKey(vault.environment().value()))
                        .toList();
        if (!unknown.isEmpty()) {
            throw new RecoveryRefused(MissingConnections.words(unknown));
        }
    }

    private void record(
            StoredVault vault, @Nullable OrganizationPlan given, Map<String, String> variables) {
        var known = vault.newestKnown();
        var connection = given == null ? known.orElseThrow().connection() : given;
        try {
            blueprints.restore(vault.environment(), connection);
        } catch (Refused refused) {
            throw new RecoveryRefused(
                    "%s: %s Nothing was changed.".formatted(vault.environment(), refused.reason()),
                    refused);
        }
        records.record(vault, place(vault, connection, variables));
        known.ifPresent(one -> {
            var agreed =
                    plans.takeOver(
                            vault.environment(),
                            one.plan(),
                            one.policy(),
                            new EnvironmentStanding(
                                    one.live(), one.booked(), one.platformVersion()));
            if (!agreed) {
                LOG.warn(
                        "{} had the plan {}, which is not here as it was. Look at its plan.",
                        vault.environment(),
                        one.plan());
            }
        });
    }

    /**
     * A vault is used from its environment's host. It stays where it was recorded if only that host
     * can tell; else it is where it was found.
     */
    private static RecordedAnew.Place place(
            StoredVault vault, OrganizationPlan connection, Map<String, String> variables) {
        var host = connection.projects().getFirst().environments().getFirst().host();
        var known = vault.newestKnown();
        boolean stays =
                known.isPresent()
                        && (known.get().vault().equals(vault.location())
                                || (!host.isLocal() && known.get().vault().startsWith("/")));
        if (stays) {
            var one = known.orElseThrow();
            var all = new HashMap<>(one.storageEnvironment());
            all.putAll(variables);
            return new RecordedAnew.Place(one.region(), one.storage(), all, one.vault());
        }
        return new RecordedAnew.Place(
                known.map(Surroundings.Known::region).orElse("home"),
                vault.location().replaceFirst("/[^/]*$", ""),
                variables,
                vault.location());
    }

    private void tell(StoredVault vault) {
        vault.skipped().forEach(words -> LOG.warn("Left out: {}", words));
        LOG.warn(
                "{} is known again with {} backups from {}. All of them are protected: no rule deletes them until somebody"
                        + " lifts that.",
                vault.environment(),
                vault.backups().size(),
                vault.location());
    }

    private static String names(List<StoredVault> found) {
        return found.stream()
                .map(vault -> vault.environment().value())
                .collect(Collectors.joining(", "));
    }
}
