package dev.tidemark.account;

import static dev.tidemark.db.Tables.MEMBERSHIP;
import static dev.tidemark.db.Tables.ORGANIZATION;
import static dev.tidemark.db.Tables.PERSON;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Organizations and who belongs to them. */
@Repository
class Organizations {
    private final DSLContext db;

    Organizations(DSLContext db) {
        this.db = db;
    }

    Optional<Organization> byName(String name) {
        return db.fetchOptional(ORGANIZATION, ORGANIZATION.NAME.eq(name))
                .map(row -> new Organization(new OrganizationId(row.getId()), row.getName()));
    }

    List<Organization> allForStaff() {
        return db.selectFrom(ORGANIZATION)
                .orderBy(DSL.lower(ORGANIZATION.NAME))
                .fetch(row -> new Organization(new OrganizationId(row.getId()), row.getName()));
    }

    void insert(Organization organization) {
        db.insertInto(ORGANIZATION)
                .set(ORGANIZATION.ID, organization.id().value())
                .set(ORGANIZATION.NAME, organization.name())
                .execute();
    }

    List<Member> members(OrganizationId organization) {
        return db.select(PERSON.ID, PERSON.NAME, PERSON.EMAIL, MEMBERSHIP.ROLE)
                .from(MEMBERSHIP)
                .join(PERSON)
                .on(PERSON.ID.eq(MEMBERSHIP.PERSON_ID))
                .where(MEMBERSHIP.ORGANIZATION_ID.eq(organization.value()))
                .orderBy(DSL.lower(PERSON.NAME))
                .fetch(row ->
                        new Member(
                                new PersonId(row.value1()),
                                row.value2(),
                                row.value3(),
                                OrganizationRole.valueOf(row.value4().getLiteral())));
    }
}
