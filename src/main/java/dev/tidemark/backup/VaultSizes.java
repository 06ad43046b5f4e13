package dev.tidemark.backup;

import static dev.tidemark.db.Tables.VAULT;
import static dev.tidemark.db.Tables.VAULT_SIZE;

import dev.tidemark.base.EnvironmentId;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Measured sizes of vaults, as rows. */
@Repository
class VaultSizes {
    private final DSLContext db;

    VaultSizes(DSLContext db) {
        this.db = db;
    }

    void insert(VaultId vault, VaultSize size) {
        db.insertInto(VAULT_SIZE)
                .set(VAULT_SIZE.VAULT_ID, vault.value())
                .set(VAULT_SIZE.MEASURED_AT, size.at())
                .set(VAULT_SIZE.BYTES, size.bytes())
                .set(VAULT_SIZE.SNAPSHOTS, size.snapshots())
                .onDuplicateKeyIgnore()
                .execute();
    }

    /** Of an environment's vaults, oldest first. */
    List<VaultSize> since(EnvironmentId environment, Instant since) {
        return db.select(VAULT_SIZE.MEASURED_AT, VAULT_SIZE.BYTES, VAULT_SIZE.SNAPSHOTS)
                .from(VAULT_SIZE)
                .join(VAULT)
                .on(VAULT.ID.eq(VAULT_SIZE.VAULT_ID))
                .where(VAULT.ENVIRONMENT_ID.eq(environment.value()))
                .and(VAULT_SIZE.MEASURED_AT.ge(since))
                .orderBy(VAULT_SIZE.MEASURED_AT)
                .fetch(row -> new VaultSize(row.value1(), row.value2(), row.value3()));
    }
}
