package dev.tidemark.backup;

import dev.tidemark.base.Json;
import dev.tidemark.engine.Secret;
import dev.tidemark.environment.Blueprints;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.MasterKey;
import dev.tidemark.plan.PlanService;
import dev.tidemark.plan.PolicyJson;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Writes down and reads what a lost portal needs to know; sealed for one backup. */
@Component
class TakeSurroundings {
    private final Blueprints blueprints;
    private final Vaults vaults;
    private final VaultStorages storages;
    private final PlanService plans;
    private final MasterKey masterKey;

    TakeSurroundings(
            Blueprints blueprints,
            Vaults vaults,
            VaultStorages storages,
            PlanService plans,
            MasterKey masterKey) {
        this.blueprints = blueprints;
        this.vaults = vaults;
        this.storages = storages;
        this.plans = plans;
        this.masterKey = masterKey;
    }

    Surroundings of(Backup backup, Environment environment) {
        var known = known(backup, environment);
        var sealed = masterKey.seal(Secret.of(Json.write(known)), purpose(backup.id().value()));
        return new Surroundings(
                Blueprints.withoutSecrets(known.connection()),
                known.vault(),
                Base64.getEncoder().encodeToString(sealed));
    }

    private Surroundings.Known known(Backup backup, Environment environment) {
        var vault = vaults.find(backup.vault());
        var storage = storages.storage(vault.region());
        var terms = plans.of(environment.id());
        return new Surroundings.Known(
                blueprints.of(environment),
                vault.region(),
                vault.location(),
                storage.location(),
                storages.plainEnvironment(vault.region()),
                terms.plan().id(),
                terms.policy() == null ? null : PolicyJson.write(terms.policy()),
                terms.standing().live(),
                terms.standing().booked(),
                terms.standing().platformVersion(),
                backup.origin(),
                backup.mode(),
                backup.note(),
                backup.actorName(),
                backup.requestedAt());
    }

    /** Fails with {@link IllegalStateException} if it is not of this backup and master key. */
    Surroundings.Known open(Surroundings surroundings, BackupId backup) {
        var sealed = Base64.getDecoder().decode(surroundings.sealed());
        return Json.read(
                masterKey.open(sealed, purpose(backup.value())).reveal(), Surroundings.Known.class);
    }

    private static String purpose(String backup) {
        return "surroundings of " + backup;
    }
}
