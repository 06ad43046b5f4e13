package dev.tidemark.environment;

import static dev.tidemark.db.Tables.ENVIRONMENT;
import static dev.tidemark.db.Tables.HOST;
import static dev.tidemark.db.Tables.MASTER_KEY_CHECK;
import static dev.tidemark.db.Tables.ORGANIZATION;
import static dev.tidemark.db.Tables.SERVICE;
import static dev.tidemark.db.Tables.VAULT_STORAGE;

import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What the records know of the master key that they were encrypted under. */
@Repository
class SealedRecords {
    private final DSLContext db;

    SealedRecords(DSLContext db) {
        this.db = db;
    }

    /** Something that was sealed, and for what. */
    record Sealed(byte[] bytes, String purpose) {}

    /** Whether there is anything that a new key could do harm to. */
    boolean any() {
        return witness().isPresent()
                || Stream.of(ORGANIZATION, ENVIRONMENT, HOST, VAULT_STORAGE)
                        .anyMatch(table -> db.fetchExists(table));
    }

    /** What the first start with a key left, to be opened at each later one. */
    Optional<Sealed> witness() {
        return db.fetchOptional(MASTER_KEY_CHECK)
                .map(row -> new Sealed(row.getSealed(), "witness"));
    }

    /** Any secret of records that are older than the witness. */
    Optional<Sealed> anything() {
        return db.selectFrom(SERVICE)
                .limit(1)
                .fetchOptional(row -> new Sealed(row.getPasswordSealed(), "service " + row.getId()))
                .or(() ->
                        db.selectFrom(VAULT_STORAGE)
                                .where(VAULT_STORAGE.ENVIRONMENT_SEALED.isNotNull())
                                .limit(1)
                                .fetchOptional(row ->
                                        new Sealed(
                                                row.getEnvironmentSealed(),
                                                "storage " + row.getRegion())))
                .or(() ->
                        db.selectFrom(HOST)
                                .where(HOST.PRIVATE_KEY_SEALED.isNotNull())
                                .limit(1)
                                .fetchOptional(row ->
                                        new Sealed(
                                                row.getPrivateKeySealed(), "host " + row.getId())));
    }

    /** Of several nodes that start at once the first wins; the others verify against its. */
    void keep(Sealed witness) {
        db.insertInto(MASTER_KEY_CHECK)
                .set(MASTER_KEY_CHECK.SEALED, witness.bytes())
                .onDuplicateKeyIgnore()
                .execute();
    }
}
