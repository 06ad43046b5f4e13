package dev.tidemark.account;

import static dev.tidemark.db.Tables.MEMBERSHIP;
import static dev.tidemark.db.Tables.PERSON;

import dev.tidemark.db.tables.records.PersonRecord;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** People and their memberships. */
@Repository
class People {
    private final DSLContext db;

    People(DSLContext db) {
        this.db = db;
    }

    /** A row as sign-in needs it. */
    record Credentials(PersonId id, String name, @Nullable String passwordHash) {}

    Optional<Credentials> credentials(String email) {
        return db.select(PERSON.ID, PERSON.NAME, PERSON.PASSWORD_HASH)
                .from(PERSON)
                .where(PERSON.EMAIL.eq(normal(email)))
                .fetchOptional(row ->
                        new Credentials(new PersonId(row.value1()), row.value2(), row.value3()));
    }

    Optional<Actor> actor(PersonId id, @Nullable String address) {
        return db.fetchOptional(PERSON, PERSON.ID.eq(id.value()))
                .map(person ->
                        new Actor(id, person.getName(), staffRoles(person), roles(id), address));
    }

    private Map<OrganizationId, OrganizationRole> roles(PersonId id) {
        var roles = new HashMap<OrganizationId, OrganizationRole>();
        db.selectFrom(MEMBERSHIP)
                .where(MEMBERSHIP.PERSON_ID.eq(id.value()))
                .forEach(row ->
                        roles.put(
                                new OrganizationId(row.getOrganizationId()),
                                OrganizationRole.valueOf(row.getRole().getLiteral())));
        return roles;
    }

    private static Set<StaffRole> staffRoles(PersonRecord person) {
        var roles = EnumSet.noneOf(StaffRole.class);
        if (person.getSupport()) {
            roles.add(StaffRole.SUPPORT);
        }
        if (person.getApprover()) {
            roles.add(StaffRole.APPROVER);
        }
        if (person.getOperator()) {
            roles.add(StaffRole.OPERATOR);
        }
        return roles;
    }

    List<Person> find(Collection<PersonId> ids) {
        return list(PERSON.ID.in(ids.stream().map(PersonId::value).toList()));
    }

    List<Person> staff(StaffRole role) {
        return list(
                switch (role) {
                    case SUPPORT -> PERSON.SUPPORT.isTrue();
                    case APPROVER -> PERSON.APPROVER.isTrue();
                    case OPERATOR -> PERSON.OPERATOR.isTrue();
                });
    }

    private List<Person> list(Condition condition) {
        return db.select(PERSON.ID, PERSON.NAME, PERSON.EMAIL)
                .from(PERSON)
                .where(condition)
                .orderBy(PERSON.NAME, PERSON.ID)
                .fetch(row -> new Person(new PersonId(row.value1()), row.value2(), row.value3()));
    }

    /** Whether one of them can sign in. */
    boolean anyOperator() {
        return db.fetchExists(
                PERSON, PERSON.OPERATOR.isTrue().and(PERSON.PASSWORD_HASH.isNotNull()));
    }

    void insert(
            PersonId id,
            String email,
            String name,
            @Nullable String passwordHash,
            Set<StaffRole> staff) {
        db.insertInto(PERSON)
                .set(PERSON.ID, id.value())
                .set(PERSON.EMAIL, normal(email))
                .set(PERSON.NAME, name)
                .set(PERSON.PASSWORD_HASH, passwordHash)
                .set(PERSON.SUPPORT, staff.contains(StaffRole.SUPPORT))
                .set(PERSON.APPROVER, staff.contains(StaffRole.APPROVER))
                .set(PERSON.OPERATOR, staff.contains(StaffRole.OPERATOR))
                .execute();
    }

    boolean belongs(PersonId person, OrganizationId organization) {
        return db.fetchExists(
                MEMBERSHIP,
                MEMBERSHIP
                        .PERSON_ID
                        .eq(person.value())
                        .and(MEMBERSHIP.ORGANIZATION_ID.eq(organization.value())));
    }

    void join(PersonId person, OrganizationId organization, OrganizationRole role) {
        db.insertInto(MEMBERSHIP)
                .set(MEMBERSHIP.PERSON_ID, person.value())
                .set(MEMBERSHIP.ORGANIZATION_ID, organization.value())
                .set(
                        MEMBERSHIP.ROLE,
                        dev.tidemark.db.enums.MembershipRole.lookupLiteral(role.name()))
                .execute();
    }

    void setPassword(PersonId id, String hash) {
        db.update(PERSON).set(PERSON.PASSWORD_HASH, hash).where(PERSON.ID.eq(id.value())).execute();
    }

    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
