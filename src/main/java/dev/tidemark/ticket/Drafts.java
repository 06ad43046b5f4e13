package dev.tidemark.ticket;

import static dev.tidemark.db.Tables.TICKET_DRAFT;

import dev.tidemark.account.PersonId;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Requests that are being written: one for each person and environment. */
@Repository
class Drafts {
    private final DSLContext db;

    Drafts(DSLContext db) {
        this.db = db;
    }

    Optional<Draft.Saved> find(PersonId person, EnvironmentId environment) {
        return db.selectFrom(TICKET_DRAFT)
                .where(TICKET_DRAFT.PERSON_ID.eq(person.value()))
                .and(TICKET_DRAFT.ENVIRONMENT_ID.eq(environment.value()))
                .fetchOptional(row ->
                        new Draft.Saved(
                                Json.read(row.getDefinition(), Draft.class), row.getSavedAt()));
    }

    List<Draft.Saved> of(PersonId person) {
        return db.selectFrom(TICKET_DRAFT)
                .where(TICKET_DRAFT.PERSON_ID.eq(person.value()))
                .orderBy(TICKET_DRAFT.SAVED_AT.desc())
                .fetch(row ->
                        new Draft.Saved(
                                Json.read(row.getDefinition(), Draft.class), row.getSavedAt()));
    }

    void save(PersonId person, Draft draft, Instant at) {
        var json = Json.write(draft);
        db.insertInto(TICKET_DRAFT)
                .set(TICKET_DRAFT.PERSON_ID, person.value())
                .set(TICKET_DRAFT.ENVIRONMENT_ID, draft.environment().value())
                .set(TICKET_DRAFT.DEFINITION, json)
                .set(TICKET_DRAFT.SAVED_AT, at)
                .onDuplicateKeyUpdate()
                .set(TICKET_DRAFT.DEFINITION, json)
                .set(TICKET_DRAFT.SAVED_AT, at)
                .execute();
    }

    /** False if there was none, or somebody was quicker. */
    boolean delete(PersonId person, EnvironmentId environment) {
        return db.deleteFrom(TICKET_DRAFT)
                        .where(TICKET_DRAFT.PERSON_ID.eq(person.value()))
                        .and(TICKET_DRAFT.ENVIRONMENT_ID.eq(environment.value()))
                        .execute()
                == 1;
    }
}
