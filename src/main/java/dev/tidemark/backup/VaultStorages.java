package dev.tidemark.backup;

import static dev.tidemark.db.Tables.VAULT_STORAGE;

import dev.tidemark.base.Json;
import dev.tidemark.base.NothingHere;
import dev.tidemark.engine.Secret;
import dev.tidemark.environment.MasterKey;
import dev.tidemark.environment.VaultStorageDeclared;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Where the vaults of a region lie, as rows. */
@Repository
class VaultStorages {
    /** The region used when none is configured: a folder beside the portal's own data. */
    static final String DEFAULT_REGION = "home";

    private final DSLContext db;
    private final MasterKey masterKey;
    private final Path home;

    VaultStorages(DSLContext db, MasterKey masterKey, @Value("${tidemark.home}") Path home) {
        this.db = db;
        this.masterKey = masterKey;
        this.home = home.toAbsolutePath().normalize();
    }

    /**
     * Where new vaults of a region are made.
     *
     * @param location a folder on the environment's host, or s3:, sftp:, rest: as restic writes it
     */
    record Storage(String region, String location) {}

    /** The region for new vaults. */
    Storage homeStorage() {
        return db.selectFrom(VAULT_STORAGE)
                .where(VAULT_STORAGE.HOME.isTrue())
                .limit(1)
                .fetchOptional(row -> new Storage(row.getRegion(), row.getLocation()))
                .orElseGet(this::insertDefault);
    }

    private Storage insertDefault() {
        var storage = new Storage(DEFAULT_REGION, home.resolve("vaults").toString());
        insert(storage, Map.of());
        return storage;
    }

    private void insert(Storage storage, Map<String, String> environment) {
        var sealed = masterKey.seal(Secret.of(Json.write(environment)), purpose(storage.region()));
        db.update(VAULT_STORAGE).set(VAULT_STORAGE.HOME, false).execute();
        db.insertInto(VAULT_STORAGE)
                .set(VAULT_STORAGE.REGION, storage.region())
                .set(VAULT_STORAGE.LOCATION, storage.location())
                .set(VAULT_STORAGE.ENVIRONMENT_SEALED, sealed)
                .set(VAULT_STORAGE.HOME, true)
                .onDuplicateKeyUpdate()
                .set(VAULT_STORAGE.LOCATION, storage.location())
                .set(VAULT_STORAGE.ENVIRONMENT_SEALED, sealed)
                .set(VAULT_STORAGE.HOME, true)
                .execute();
    }

    /** New vaults go there from now on. */
    void declare(String region, String location, Map<String, String> environment) {
        insert(new Storage(region, location), environment);
    }

    /** Fails with {@link dev.tidemark.base.NothingHere} for an unknown region. */
    Storage storage(String region) {
        return db.fetchOptional(VAULT_STORAGE, VAULT_STORAGE.REGION.eq(region))
                .map(row -> new Storage(row.getRegion(), row.getLocation()))
                .orElseThrow(NothingHere::new);
    }

    /** Credentials of a region's storage. */
    Map<String, Secret> environment(String region) {
        return plainEnvironment(region).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Secret.of(entry.getValue())));
    }

    /** To be sealed at once. */
    Map<String, String> plainEnvironment(String region) {
        var sealed =
                db.select(VAULT_STORAGE.ENVIRONMENT_SEALED)
                        .from(VAULT_STORAGE)
                        .where(VAULT_STORAGE.REGION.eq(region))
                        .fetchOne(VAULT_STORAGE.ENVIRONMENT_SEALED);
        if (sealed == null) {
            return Map.of();
        }
        var json = masterKey.open(sealed, purpose(region)).reveal();
        return Json.read(json, new TypeReference<>() {});
    }

    /** New vaults go there from now on; those that exist stay where they are. */
    @EventListener
    void declared(VaultStorageDeclared declared) {
        var plan = declared.storage();
        insert(new Storage(plan.region(), plan.location()), plan.environment());
    }

    private static String purpose(String region) {
        return "storage " + region;
    }
}
