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
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;

/**
 * Vaults as rows. Each has a password of its own that follows from the master key; the password of
 * one that was made before that is encrypted under it, until {@link VaultKeys} has carried it over.
 */
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

    /**
     * Its recorded key goes with it: what is left of the vault anywhere can be read only by whoever
     * has the master key.
     */
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
                .set(
                        VAULT.PASSWORD_SEALED,
                        masterKey.seal(masterKey.vaultPassword(environment), purpose(id)))
                .set(VAULT.CREATED_AT, clock.instant())
                .execute();
        return find(id);
    }

    /** One that was found and opens with what follows from the master key. */
    VaultId insertMade(EnvironmentId environment, String region, String location) {
        var id = VaultId.next();
        var now = clock.instant();
        db.insertInto(VAULT)
                .set(VAULT.ID, id.value())
                .set(VAULT.ENVIRONMENT_ID, environment.value())
                .set(VAULT.REGION, region)
                .set(VAULT.LOCATION, location)
                .set(
                        VAULT.PASSWORD_SEALED,
                        masterKey.seal(masterKey.vaultPassword(environment), purpose(id)))
                .set(VAULT.CREATED_AT, now)
                .set(VAULT.INITIALIZED_AT, now)
                .execute();
        return id;
    }

    /** The vault as restic on the environment's host sees it. */
    Restic open(Vault vault, Host host) {
        var row =
                db.select(VAULT.PASSWORD_SEALED, VAULT.RECOVERY_KEY)
                        .from(VAULT)
                        .where(VAULT.ID.eq(vault.id().value()))
                        .fetchSingle();
        return open(vault, host, masterKey.open(row.value1(), purpose(vault.id())), row.value2());
    }

    /** The same with the password that follows from the master key. */
    Restic openWithMasterKey(Vault vault, Host host) {
        return open(vault, host, masterKey.vaultPassword(vault.environment()), null);
    }

    private Restic open(Vault vault, Host host, Secret password, @Nullable String key) {
        var variables = new HashMap<>(storages.environment(vault.region()));
        if (key != null) {
            // Restic tries this key first and does not list the others.
            variables.put("RESTIC_KEY_HINT", Secret.of(key));
        }
        var cache =
                host instanceof LocalHost
                        ? home.resolve("cache/restic").toString()
                        : "/var/tmp/tidemark-restic-cache";
        return new Restic(
                host, "restic", new Repository(vault.location(), password, variables), cache);
    }

    /** Names of the variables with its storage's credentials. */
    List<String> variables(Vault vault) {
        return storages.environment(vault.region()).keySet().stream().sorted().toList();
    }

    /** Made vaults that the master key alone does not open yet, those longest not tried first. */
    List<Vault> notCarriedOver(Instant triedBefore, int limit) {
        return db.selectFrom(VAULT)
                .where(VAULT.RECOVERY_AT.isNull())
                .and(VAULT.INITIALIZED_AT.isNotNull())
                .and(VAULT.DESTROYED_AT.isNull())
                .and(VAULT.RECOVERY_TRIED_AT.isNull().or(VAULT.RECOVERY_TRIED_AT.lt(triedBefore)))
                .orderBy(VAULT.RECOVERY_TRIED_AT)
                .limit(limit)
                .fetch(Vaults::vault);
    }

    void triedToCarryOver(VaultId id, @Nullable String failure) {
        db.update(VAULT)
                .set(VAULT.RECOVERY_TRIED_AT, clock.instant())
                .set(VAULT.RECOVERY_FAILURE, failure)
                .where(VAULT.ID.eq(id.value()))
                .execute();
    }

    /** From now on it is opened by what follows from the master key. */
    void carriedOver(Vault vault, String key) {
        db.update(VAULT)
                .set(
                        VAULT.PASSWORD_SEALED,
                        masterKey.seal(
                                masterKey.vaultPassword(vault.environment()), purpose(vault.id())))
                .set(VAULT.RECOVERY_KEY, key)
                .set(VAULT.RECOVERY_AT, clock.instant())
                .setNull(VAULT.RECOVERY_FAILURE)
                .where(VAULT.ID.eq(vault.id().value()).and(VAULT.DESTROYED_AT.isNull()))
                .execute();
    }

    /** Since when the master key opens it, and why not yet. */
    record Recovery(@Nullable Instant since, @Nullable String failure) {}

    Recovery recovery(VaultId id) {
        return db.select(VAULT.RECOVERY_AT, VAULT.RECOVERY_FAILURE)
                .from(VAULT)
                .where(VAULT.ID.eq(id.value()))
                .fetchSingle(row -> new Recovery(row.value1(), row.value2()));
    }

    void initialized(VaultId id) {
        db.update(VAULT)
                .set(VAULT.INITIALIZED_AT, clock.instant())
                .where(VAULT.ID.eq(id.value()))
                .execute();
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
