package dev.tidemark.backup;

import dev.tidemark.activity.Words;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.engine.EngineException;
import dev.tidemark.environment.EnvironmentTools;
import dev.tidemark.environment.MasterKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sees to it that the master key alone opens every vault. Restic's key for that carries the
 * environment's id as a label, readable without any password, so that a vault which was moved or
 * renamed still says what its password is made of. Keys that a vault had before stay.
 */
@Component
public class VaultKeys {
    /** Restic's word for whose key it is. */
    static final String USER = "tidemark";

    private static final Logger LOG = LoggerFactory.getLogger(VaultKeys.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final int BATCH = 20;

    private final Vaults vaults;
    private final EnvironmentTools tools;
    private final MasterKey masterKey;
    private final Clock clock;

    VaultKeys(Vaults vaults, EnvironmentTools tools, MasterKey masterKey, Clock clock) {
        this.vaults = vaults;
        this.tools = tools;
        this.masterKey = masterKey;
        this.clock = clock;
    }

    /** Carries some of those over that are not yet; one that cannot be reached is tried again. */
    public void carryOver() {
        vaults.notCarriedOver(clock.instant().minus(PAUSE), BATCH).forEach(this::carryOver);
    }

    /** Why the master key alone does not open the environment's vault yet; empty: it does. */
    public Optional<String> notYet(EnvironmentId environment) {
        return vaults.made(environment)
                .map(vault -> vaults.recovery(vault.id()))
                .filter(recovery -> recovery.since() == null)
                .map(recovery ->
                        recovery.failure() == null
                                ? "It will be carried over in the next minutes."
                                : recovery.failure() + " It will be tried again.");
    }

    /** An environment whose vault is not carried over yet, and why. */
    public record Waiting(EnvironmentId environment, String why) {}

    /** Some of those that the master key alone does not open yet. */
    public List<Waiting> waiting() {
        return vaults.notCarriedOver(clock.instant().plus(PAUSE), BATCH).stream()
                .map(vault ->
                        new Waiting(
                                vault.environment(), notYet(vault.environment()).orElse("Done.")))
                .toList();
    }

    /**
     * What people need to reach a vault without the portal.
     *
     * @param variables names of the variables with the storage's credentials
     * @param host on which the location is meant
     */
    public record Where(String location, List<String> variables, String host) {}

    /** Empty as long as there is no vault. */
    public Optional<Where> where(EnvironmentId environment) {
        return vaults.made(environment)
                .map(vault ->
                        new Where(
                                vault.location(),
                                vaults.variables(vault),
                                tools.environment(environment).hostName()));
    }

    /** Repeatable at any point; several at once do no harm. */
    void carryOver(Vault vault) {
        vaults.triedToCarryOver(vault.id(), null);
        try {
            vaults.carriedOver(vault, key(vault));
        } catch (EngineException problem) {
            LOG.warn("{} is not carried over yet", vault.id(), problem);
            vaults.triedToCarryOver(vault.id(), Words.of(problem));
        }
    }

    private String key(Vault vault) {
        var host = tools.host(tools.environment(vault.environment()));
        var label = vault.environment().value();
        var derived = vaults.openWithMasterKey(vault, host);
        if (derived.opens()) {
            var own =
                    derived.keys().stream()
                            .filter(key -> key.user().equals(USER) && key.host().equals(label))
                            .findFirst();
            if (own.isPresent()) {
                return own.get().id();
            }
        }
        return vaults.open(vault, host)
                .addKey(masterKey.vaultPassword(vault.environment()), USER, label);
    }
}
