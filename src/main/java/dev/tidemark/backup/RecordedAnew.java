package dev.tidemark.backup;

import dev.tidemark.account.OrganizationId;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.Operations;
import dev.tidemark.environment.EnvironmentTools;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes records of a vault that was found. Its environment is on record already. */
@Component
public class RecordedAnew {
    private final Vaults vaults;
    private final VaultStorages storages;
    private final Backups backups;
    private final Operations operations;
    private final EnvironmentTools environments;

    RecordedAnew(
            Vaults vaults,
            VaultStorages storages,
            Backups backups,
            Operations operations,
            EnvironmentTools environments) {
        this.vaults = vaults;
        this.storages = storages;
        this.backups = backups;
        this.operations = operations;
        this.environments = environments;
    }

    /**
     * Where the vault lies from now on.
     *
     * @param storage where new vaults of the region are made
     */
    public record Place(
            String region, String storage, Map<String, String> variables, String location) {}

    /**
     * Every backup comes back protected, so that no rule deletes any before people have looked; in
     * the caller's transaction.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(StoredVault found, Place place) {
        var environment = environments.environment(found.environment());
        storages.declare(place.region(), place.storage(), place.variables());
        var vault = vaults.insertMade(found.environment(), place.region(), place.location());
        for (var stored : found.backups()) {
            insert(stored, found, vault, environment.organization());
        }
    }

    private void insert(
            StoredVault.StoredBackup stored,
            StoredVault found,
            VaultId vault,
            OrganizationId organization) {
        var known = stored.known();
        var at = known == null ? stored.takenAt() : known.requestedAt();
        var by = known == null ? "unknown" : known.actorName();
        var activity =
                operations.recordCompleted(
                        ActivityKind.BACKUP,
                        found.environment(),
                        organization,
                        stored.id().value(),
                        "Backup, known again from its vault",
                        by,
                        at,
                        stored.takenAt());
        backups.insert(
                new Backup(
                        stored.id(),
                        found.environment(),
                        activity,
                        vault,
                        known == null ? BackupOrigin.MANUAL : known.origin(),
                        known == null ? BackupMode.LIVE : known.mode(),
                        BackupState.RUNNING,
                        known == null ? null : known.note(),
                        by,
                        at,
                        at,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        true,
                        stored.manifest().leftOut().size(),
                        null),
                null);
        backups.completed(stored.id(), stored.manifest(), stored.parts(), stored.takenAt());
        backups.setProtected(stored.id(), true);
    }
}
