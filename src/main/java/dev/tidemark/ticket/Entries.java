package dev.tidemark.ticket;

import static dev.tidemark.db.Tables.TICKET_ATTACHMENT;
import static dev.tidemark.db.Tables.TICKET_ENTRY;

import dev.tidemark.account.PersonId;
import dev.tidemark.base.ShortId;
import dev.tidemark.db.enums.TicketEntryKind;
import dev.tidemark.db.enums.TicketEntrySide;
import dev.tidemark.ticket.Entry.Attachment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Conversations and their files, as rows; nothing is ever changed or deleted in them. */
@Repository
class Entries {
    private final DSLContext db;

    Entries(DSLContext db) {
        this.db = db;
    }

    /** A file's content, and whose ticket and entry it belongs to. */
    record Content(TicketNumber number, Attachment file, boolean internal, byte[] bytes) {}

    long insert(
            TicketNumber number,
            Who author,
            Entry.Side side,
            Entry.Kind kind,
            String words,
            Instant at) {
        return db.insertInto(TICKET_ENTRY)
                .set(TICKET_ENTRY.TICKET_NUMBER, number.value())
                .set(TICKET_ENTRY.AT, at)
                .set(TICKET_ENTRY.AUTHOR_ID, author.id() == null ? null : author.id().value())
                .set(TICKET_ENTRY.AUTHOR_NAME, author.name())
                .set(TICKET_ENTRY.SIDE, TicketEntrySide.valueOf(side.name()))
                .set(TICKET_ENTRY.KIND, TicketEntryKind.valueOf(kind.name()))
                .set(TICKET_ENTRY.WORDS, words)
                .returning(TICKET_ENTRY.ID)
                .fetchOptional(TICKET_ENTRY.ID)
                .orElseThrow();
    }

    void attach(TicketNumber number, long entry, String name, String mediaType, byte[] content) {
        db.insertInto(TICKET_ATTACHMENT)
                .set(TICKET_ATTACHMENT.ID, ShortId.next("at"))
                .set(TICKET_ATTACHMENT.TICKET_NUMBER, number.value())
                .set(TICKET_ATTACHMENT.ENTRY_ID, entry)
                .set(TICKET_ATTACHMENT.NAME, name)
                .set(TICKET_ATTACHMENT.MEDIA_TYPE, mediaType)
                .set(TICKET_ATTACHMENT.BYTES, content.length)
                .set(TICKET_ATTACHMENT.CONTENT, content)
                .execute();
    }

    /** Oldest first. */
    List<Entry> of(TicketNumber number) {
        var files =
                db.select(
                                TICKET_ATTACHMENT.ENTRY_ID,
                                TICKET_ATTACHMENT.ID,
                                TICKET_ATTACHMENT.NAME,
                                TICKET_ATTACHMENT.MEDIA_TYPE,
                                TICKET_ATTACHMENT.BYTES)
                        .from(TICKET_ATTACHMENT)
                        .where(TICKET_ATTACHMENT.TICKET_NUMBER.eq(number.value()))
                        .orderBy(TICKET_ATTACHMENT.NAME)
                        .fetchGroups(
                                TICKET_ATTACHMENT.ENTRY_ID,
                                row ->
                                        new Attachment(
                                                row.value2(),
                                                row.value3(),
                                                row.value4(),
                                                row.value5()));
        return db.selectFrom(TICKET_ENTRY)
                .where(TICKET_ENTRY.TICKET_NUMBER.eq(number.value()))
                .orderBy(TICKET_ENTRY.ID)
                .fetch(row ->
                        new Entry(
                                row.getId(),
                                new Who(
                                        row.getAuthorId() == null
                                                ? null
                                                : new PersonId(row.getAuthorId()),
                                        row.getAuthorName()),
                                Entry.Side.valueOf(row.getSide().name()),
                                Entry.Kind.valueOf(row.getKind().name()),
                                row.getWords(),
                                row.getAt(),
                                files.getOrDefault(row.getId(), List.of())));
    }

    /** People of the customer's side who wrote, and who filed. */
    List<PersonId> writers(TicketNumber number, Entry.Side side) {
        return db.selectDistinct(TICKET_ENTRY.AUTHOR_ID)
                .from(TICKET_ENTRY)
                .where(TICKET_ENTRY.TICKET_NUMBER.eq(number.value()))
                .and(TICKET_ENTRY.SIDE.eq(TicketEntrySide.valueOf(side.name())))
                .and(TICKET_ENTRY.AUTHOR_ID.isNotNull())
                .fetch(row -> new PersonId(row.value1()));
    }

    Optional<Content> file(String id) {
        return db.select(
                        TICKET_ATTACHMENT.TICKET_NUMBER,
                        TICKET_ATTACHMENT.NAME,
                        TICKET_ATTACHMENT.MEDIA_TYPE,
                        TICKET_ATTACHMENT.BYTES,
                        TICKET_ENTRY.KIND,
                        TICKET_ATTACHMENT.CONTENT)
                .from(TICKET_ATTACHMENT)
                .join(TICKET_ENTRY)
                .on(TICKET_ENTRY.ID.eq(TICKET_ATTACHMENT.ENTRY_ID))
                .where(TICKET_ATTACHMENT.ID.eq(id))
                .fetchOptional(row ->
                        new Content(
                                new TicketNumber(row.value1()),
                                new Attachment(id, row.value2(), row.value3(), row.value4()),
                                row.value5() == TicketEntryKind.NOTE,
                                row.value6()));
    }
}
