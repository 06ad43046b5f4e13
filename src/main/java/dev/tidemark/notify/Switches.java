package dev.tidemark.notify;

import static dev.tidemark.db.Tables.MAIL_SWITCH;

import dev.tidemark.account.PersonId;
import java.util.EnumSet;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Of what somebody wants no mail, as rows. */
@Repository
class Switches {
    private final DSLContext db;

    Switches(DSLContext db) {
        this.db = db;
    }

    boolean wants(PersonId person, Topic topic) {
        return !db.fetchExists(
                MAIL_SWITCH,
                MAIL_SWITCH.PERSON_ID.eq(person.value()).and(MAIL_SWITCH.TOPIC.eq(topic.name())));
    }

    Set<Topic> off(PersonId person) {
        var off = EnumSet.noneOf(Topic.class);
        db.select(MAIL_SWITCH.TOPIC)
                .from(MAIL_SWITCH)
                .where(MAIL_SWITCH.PERSON_ID.eq(person.value()))
                .forEach(row -> off.add(Topic.valueOf(row.value1())));
        return off;
    }

    void set(PersonId person, Topic topic, boolean wanted) {
        if (wanted) {
            db.deleteFrom(MAIL_SWITCH)
                    .where(MAIL_SWITCH.PERSON_ID.eq(person.value()))
                    .and(MAIL_SWITCH.TOPIC.eq(topic.name()))
                    .execute();
        } else {
            db.insertInto(MAIL_SWITCH)
                    .set(MAIL_SWITCH.PERSON_ID, person.value())
                    .set(MAIL_SWITCH.TOPIC, topic.name())
                    .onDuplicateKeyIgnore()
                    .execute();
        }
    }
}
