package dev.tidemark.recovery;

import dev.tidemark.account.Actor;
import dev.tidemark.account.OrganizationRole;
import dev.tidemark.backup.BackupFilter;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.BackupState;
import dev.tidemark.backup.Manifest;
import dev.tidemark.backup.VaultKeys;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentService;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The sheets to print, for operators and for the owners of an environment. */
@Service
public class IfAllIsLost {
    private final EnvironmentService environments;
    private final BackupService backups;
    private final VaultKeys vaults;
    private final SelfBackupPlace self;
    private final KeyPlace key;

    IfAllIsLost(
            EnvironmentService environments,
            BackupService backups,
            VaultKeys vaults,
            SelfBackupPlace self,
            KeyPlace key) {
        this.environments = environments;
        this.backups = backups;
        this.vaults = vaults;
        this.self = self;
        this.key = key;
    }

    /** Fails with {@link NothingHere} for others than operators and the environment's owners. */
    public Sheet of(Actor actor, EnvironmentId id) {
        var environment = environments.find(actor, id);
        if (!actor.isOperator()
                && actor.roleIn(environment.organization()) != OrganizationRole.OWNER) {
            throw new NothingHere();
        }
        var where = vaults.where(id);
        return where.isEmpty()
                ? EnvironmentSheet.withoutVault(environment)
                : EnvironmentSheet.of(
                        environment,
                        where.get(),
                        newest(actor, environment),
                        vaults.notYet(id),
                        key.words());
    }

    private Optional<Manifest> newest(Actor actor, Environment environment) {
        return backups
                .list(actor, environment.id(), new BackupFilter(BackupState.COMPLETED, null), 0, 1)
                .stream()
                .findFirst()
                .map(backup -> backups.find(actor, environment.id(), backup.id()).manifest())
                .map(Objects::requireNonNull);
    }

    /** Fails with {@link NothingHere} for others than operators. */
    public Sheet ofPortal(Actor actor) {
        if (!actor.isOperator()) {
            throw new NothingHere();
        }
        return PortalSheet.of(self.location(), key.words());
    }
}
