package dev.tidemark.backup;

import static dev.tidemark.db.Tables.VAULT;

import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import dev.tidemark.db.tables.records.VaultRecord;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.LocalHost;
import dev.tidemark.engine.Secret;
import dev.tidemark.engine.restic.Repository;
import dev.tidemark.engine.restic.Restic;
import dev.tidemark.environment.MasterKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;

/** Vaults as rows, each with a key of its own that is encrypted under the master key. */
@org.springframework.stereotype.Repository
class Vaults {
    private final DSLContext db;
    private final VaultStorages storages;
    private final MasterKey masterKey;
    private final Clock clock;
    private final Path home;

    Vaults(
            DSLContext db,
            VaultStorages storages,
            MasterKey masterKey,
            Clock clock,
            @Value("${tidemark.home}") Path home) {
        this.db = db;
        this.storages = storages;
        this.masterKey = masterKey;
        this.clock = clock;
        this.home = home.toAbsolutePath().normalize();
    }

    /**
     * The environment's vault in its home region, recorded if there is none yet; made with its
     * first backup.
     */
    Vault of(EnvironmentId environment) {
        return db.selectFrom(VAULT)
                .where(VAULT.ENVIRONMENT_ID.eq(environment.value()))
                .orderBy(VAULT.CREATED_AT)
                .limit(1)
                .fetchOptional(Vaults::vault)
                .orElseGet(() -> insert(environment));
    }

    /** The environment's vault, if its first backup has made it and nobody has destroyed it. */
    Optional<Vault> made(EnvironmentId environment) {
        return db.selectFrom(VAULT)
                .where(VAULT.ENVIRONMENT_ID.eq(environment.value()))
                .and(VAULT.INITIALIZED_AT.isNotNull())
                .and(VAULT.DESTROYED_AT.isNull())
                .orderBy(VAULT.CREATED_AT)
                .limit(1)
                .fetchOptional(Vaults::vault);
    }

    /** The key goes with it: what is left of the vault anywhere cannot be read any more. */
    void destroyed(VaultId id) {
        db.update(VAULT)
                .set(VAULT.DESTROYED_AT, clock.instant())
                .set(VAULT.PASSWORD_SEALED, (byte[]) null)
                .where(VAULT.ID.eq(id.value()))
                .execute();
    }

    Vault find(VaultId id) {
        return db.fetchOptional(VAULT, VAULT.ID.eq(id.value()))
                .map(Vaults::vault)
                .orElseThrow(NothingHere::new);
    }

    private Vault insert(EnvironmentId environment) {
        var storage = storages.homeStorage();
        var id = VaultId.next();
        var location = storage.location().replaceAll("/+$", "") + "/" + environment;
        db.insertInto(VAULT)
                .set(VAULT.ID, id.value())
                .set(VAULT.ENVIRONMENT_ID, environment.value())
                .set(VAULT.REGION, storage.region())
                .set(VAULT.LOCATION, location)
                .set(VAULT.PASSWORD_SEALED, masterKey.seal(randomKey(), purpose(id)))
                .set(VAULT.CREATED_AT, clock.instant())
                .execute();
        return find(id);
    }

    /** The vault as restic on the environment's host sees it. */
    Restic open(Vault vault, Host host) {
        var password =
                db.select(VAULT.PASSWORD_SEALED)
                        .from(VAULT)
                        .where(VAULT.ID.eq(vault.id().value()))
                        .fetchSingle(VAULT.PASSWORD_SEALED);
        var repository =
                new Repository(
                        vault.location(),
                        masterKey.open(password, purpose(vault.id())),
                        storages.environment(vault.region()));
        var cache =
                host instanceof LocalHost
                        ? home.resolve("cache/restic").toString()
                        : "/var/tmp/tidemark-restic-cache";
        return new Restic(host, "restic", repository, cache);
    }

    void initialized(VaultId id) {
        db.update(VAULT)
                .set(VAULT.INITIALIZED_AT, clock.instant())
                .where(VAULT.ID.eq(id.value()))
                .execute();
    }

    private static Secret randomKey() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static String purpose(VaultId id) {
        return "vault " + id;
    }

    private static Vault vault(VaultRecord row) {
        return new Vault(
                new VaultId(row.getId()),
                new EnvironmentId(row.getEnvironmentId()),
                row.getRegion(),
                row.getLocation(),
                row.getInitializedAt());
    }
}
