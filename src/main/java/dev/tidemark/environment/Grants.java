package dev.tidemark.environment;

import static dev.tidemark.db.Tables.ENVIRONMENT_ACCESS;

import dev.tidemark.account.PersonId;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.db.enums.EnvironmentAccessRole;
import dev.tidemark.db.tables.records.EnvironmentAccessRecord;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What people were given per environment. */
@Repository
class Grants {
    private final DSLContext db;

    Grants(DSLContext db) {
        this.db = db;
    }

    Access of(PersonId person, EnvironmentId environment) {
        return db.fetchOptional(
                        ENVIRONMENT_ACCESS,
                        ENVIRONMENT_ACCESS
                                .PERSON_ID
                                .eq(person.value())
                                .and(ENVIRONMENT_ACCESS.ENVIRONMENT_ID.eq(environment.value())))
                .map(Grants::access)
                .orElse(Access.DEFAULT);
    }

    Map<EnvironmentId, Access> of(PersonId person) {
        return db.fetch(ENVIRONMENT_ACCESS, ENVIRONMENT_ACCESS.PERSON_ID.eq(person.value()))
                .intoMap(row -> new EnvironmentId(row.getEnvironmentId()), Grants::access);
    }

    Map<PersonId, Access> in(EnvironmentId environment) {
        return db.fetch(
                        ENVIRONMENT_ACCESS,
                        ENVIRONMENT_ACCESS.ENVIRONMENT_ID.eq(environment.value()))
                .intoMap(row -> new PersonId(row.getPersonId()), Grants::access);
    }

    void set(PersonId person, EnvironmentId environment, Access access) {
        var role =
                access.role() == null ? null : EnvironmentAccessRole.valueOf(access.role().name());
        db.insertInto(ENVIRONMENT_ACCESS)
                .set(ENVIRONMENT_ACCESS.PERSON_ID, person.value())
                .set(ENVIRONMENT_ACCESS.ENVIRONMENT_ID, environment.value())
                .set(ENVIRONMENT_ACCESS.ROLE, role)
                .set(ENVIRONMENT_ACCESS.MAY_RESTORE, access.mayRestore())
                .onDuplicateKeyUpdate()
                .set(ENVIRONMENT_ACCESS.ROLE, role)
                .set(ENVIRONMENT_ACCESS.MAY_RESTORE, access.mayRestore())
                .execute();
    }

    private static Access access(EnvironmentAccessRecord row) {
        return new Access(
                row.getRole() == null ? null : AccessRole.valueOf(row.getRole().name()),
                row.getMayRestore());
    }
}
