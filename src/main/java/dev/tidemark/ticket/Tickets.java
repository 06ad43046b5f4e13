package dev.tidemark.ticket;

import static dev.tidemark.db.Tables.ENVIRONMENT;
import static dev.tidemark.db.Tables.ORGANIZATION;
import static dev.tidemark.db.Tables.PROJECT;
import static dev.tidemark.db.Tables.TICKET;
import static dev.tidemark.db.Tables.TICKET_RESTORE;

import dev.tidemark.account.OrganizationId;
import dev.tidemark.account.PersonId;
import dev.tidemark.backup.BackupId;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.Json;
import dev.tidemark.db.enums.TicketSeverity;
import dev.tidemark.db.enums.TicketTrouble;
import dev.tidemark.db.enums.TicketWishScope;
import dev.tidemark.db.tables.records.TicketRecord;
import dev.tidemark.restore.RestoreId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.jooq.SelectOnConditionStep;
import org.jooq.SelectSelectStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Tickets as rows. */
@Repository
class Tickets {
    /** Where tickets without a running target stand in the queue: behind all others. */
    private static final Duration BEHIND = Duration.ofDays(3650);

    private static final List<SelectField<?>> ROW =
            List.of(
                    TICKET.NUMBER,
                    TICKET.ENVIRONMENT_ID,
                    TICKET.TITLE,
                    TICKET.SEVERITY,
                    TICKET.STATE,
                    TICKET.FILED_BY_NAME,
                    TICKET.FILED_AT,
                    TICKET.ASSIGNEE_ID,
                    TICKET.ASSIGNEE_NAME,
                    TICKET.ANSWERED_AT,
                    TICKET.RESPOND_BY,
                    TICKET.RESOLVE_BY,
                    TICKET.PAUSED_AT,
                    TICKET.ACT_AT,
                    TICKET.CHANGED_AT,
                    ORGANIZATION.NAME,
                    PROJECT.NAME,
                    PROJECT.ZONE,
                    ENVIRONMENT.NAME);

    private final DSLContext db;

    Tickets(DSLContext db) {
        this.db = db;
    }

    TicketNumber insert(Ticket ticket) {
        var number =
                db.insertInto(TICKET)
                        .set(values(ticket))
                        .set(TICKET.ORGANIZATION_ID, ticket.organization().value())
                        .set(TICKET.ENVIRONMENT_ID, ticket.environment().value())
                        .set(TICKET.TITLE, ticket.title())
                        .set(TICKET.TROUBLE, TicketTrouble.valueOf(ticket.trouble().name()))
                        .set(TICKET.SEVERITY, TicketSeverity.valueOf(ticket.severity().name()))
                        .set(TICKET.SINCE_AT, ticket.since())
                        .set(TICKET.SINCE_ZONE, ticket.zone().getId())
                        .set(TICKET.FILED_AT, ticket.filedAt())
                        .set(TICKET.FILED_BY, required(ticket.filedBy()))
                        .set(TICKET.FILED_BY_NAME, ticket.filedBy().name())
                        .returning(TICKET.NUMBER)
                        .fetchOptional(TICKET.NUMBER)
                        .orElseThrow();
        return new TicketNumber(number);
    }

    private static String required(Who who) {
        return Objects.requireNonNull(who.id()).value();
    }

    void update(Ticket ticket) {
        db.update(TICKET)
                .set(values(ticket))
                .set(TICKET.REVISION, TICKET.REVISION.plus(1))
                .where(TICKET.NUMBER.eq(ticket.number().value()))
                .execute();
    }

    private static Map<org.jooq.Field<?>, Object> values(Ticket ticket) {
        var values = new java.util.HashMap<org.jooq.Field<?>, Object>();
        var wished = ticket.wish().backup();
        var assignee = ticket.assignee();
        values.put(TICKET.WISH_BACKUP_ID, wished == null ? null : wished.value());
        values.put(TICKET.WISH_SCOPE, TicketWishScope.valueOf(ticket.wish().scope().name()));
        values.put(TICKET.STATE, stored(ticket.state().kind()));
        values.put(TICKET.DETAIL, Json.write(ticket.state()));
        values.put(TICKET.IS_OPEN, ticket.state().kind().isOpen());
        values.put(
                TICKET.ASSIGNEE_ID,
                assignee == null || assignee.id() == null ? null : assignee.id().value());
        values.put(TICKET.ASSIGNEE_NAME, assignee == null ? null : assignee.name());
        values.put(TICKET.ANSWERED_AT, ticket.clocks().answeredAt());
        values.put(TICKET.RESPOND_BY, ticket.clocks().respondBy());
        values.put(TICKET.RESOLVE_BY, ticket.clocks().resolveBy());
        values.put(TICKET.PAUSED_AT, ticket.clocks().pausedAt());
        values.put(TICKET.QUEUE_AT, queueAt(ticket));
        values.put(TICKET.ACT_AT, actAt(ticket.state()));
        values.put(TICKET.CHANGED_AT, ticket.changedAt());
        return values;
    }

    /** The earliest target first; what waits for others or for an agreed time comes after. */
    private static Instant queueAt(Ticket ticket) {
        var next = ticket.clocks().next();
        var stands =
                switch (ticket.state()) {
                    case TicketState.Restored restored -> true;
                    case TicketState.Approved approved -> approved.start() != null;
                    default -> !ticket.state().kind().isOpen();
                };
        return next == null || stands ? ticket.filedAt().plus(BEHIND) : next;
    }

    private static @Nullable Instant actAt(TicketState state) {
        return switch (state) {
            case TicketState.Approved approved ->
                    approved.start() == null ? null : approved.start().at();
            case TicketState.Restored restored -> restored.closesAt();
            case TicketState.Restoring restoring -> restoring.alongFrom();
            default -> null;
        };
    }

    Optional<Ticket> find(TicketNumber number) {
        return db.fetchOptional(TICKET, TICKET.NUMBER.eq(number.value())).map(Tickets::ticket);
    }

    /** Nobody else changes it before the caller's transaction ends. */
    Optional<Ticket> lock(TicketNumber number) {
        return db.selectFrom(TICKET)
                .where(TICKET.NUMBER.eq(number.value()))
                .forUpdate()
                .fetchOptional(Tickets::ticket);
    }

    /** Those in which the portal has something to do by itself. */
    List<TicketNumber> toAct(Instant until) {
        return db.select(TICKET.NUMBER)
                .from(TICKET)
                .where(TICKET.ACT_AT.le(until))
                .orderBy(TICKET.ACT_AT)
                .limit(100)
                .fetch(row -> new TicketNumber(row.value1()));
    }

    /** False if people were told already that it closes soon. */
    boolean tellClosing(TicketNumber number, Instant now) {
        return db.update(TICKET)
                        .set(TICKET.CLOSING_TOLD_AT, now)
                        .where(TICKET.NUMBER.eq(number.value()))
                        .and(TICKET.CLOSING_TOLD_AT.isNull())
                        .execute()
                == 1;
    }

    /** Open tickets of an environment's project. */
    List<Ticket> openOfProject(EnvironmentId environment) {
        var project =
                DSL.select(ENVIRONMENT.PROJECT_ID)
                        .from(ENVIRONMENT)
                        .where(ENVIRONMENT.ID.eq(environment.value()));
        return db.selectFrom(TICKET)
                .where(
                        TICKET.ENVIRONMENT_ID.in(
                                DSL.select(ENVIRONMENT.ID)
                                        .from(ENVIRONMENT)
                                        .where(ENVIRONMENT.PROJECT_ID.eq(project))))
                .and(TICKET.IS_OPEN.isTrue())
                .fetch(Tickets::ticket);
    }

    /** Newest first. */
    List<Ticket> ofEnvironment(EnvironmentId environment, int limit) {
        return db.selectFrom(TICKET)
                .where(TICKET.ENVIRONMENT_ID.eq(environment.value()))
                .orderBy(TICKET.NUMBER.desc())
                .limit(limit)
                .fetch(Tickets::ticket);
    }

    /** By what is left of their targets, late ones first. */
    List<TicketRow> queue(TicketFilter filter, int offset, int limit) {
        return rows(
                condition(filter),
                filter,
                List.of(TICKET.QUEUE_AT.asc(), TICKET.NUMBER.asc()),
                offset,
                limit);
    }

    /** Newest first. */
    List<TicketRow> list(
            Collection<EnvironmentId> environments, TicketFilter filter, int offset, int limit) {
        return rows(
                condition(filter).and(in(environments)),
                filter,
                List.of(TICKET.NUMBER.desc()),
                offset,
                limit);
    }

    /** The numbers first, which an index has in order; then what is shown of them. */
    private List<TicketRow> rows(
            Condition condition,
            TicketFilter filter,
            List<org.jooq.SortField<?>> order,
            int offset,
            int limit) {
        var numbers =
                numbers(condition, filter).orderBy(order).limit(offset, limit).fetch(TICKET.NUMBER);
        return numbers.isEmpty()
                ? List.of()
                : joined(db.select(ROW))
                        .where(TICKET.NUMBER.in(numbers))
                        .orderBy(order)
                        .fetch(Tickets::row);
    }

    private SelectConditionStep<Record1<Long>> numbers(Condition condition, TicketFilter filter) {
        var select = db.select(TICKET.NUMBER);
        return (filter.words() == null ? select.from(TICKET) : joined(select)).where(condition);
    }

    private static <R extends Record> SelectOnConditionStep<R> joined(SelectSelectStep<R> select) {
        return select.from(TICKET)
                .join(ORGANIZATION)
                .on(ORGANIZATION.ID.eq(TICKET.ORGANIZATION_ID))
                .join(ENVIRONMENT)
                .on(ENVIRONMENT.ID.eq(TICKET.ENVIRONMENT_ID))
                .join(PROJECT)
                .on(PROJECT.ID.eq(ENVIRONMENT.PROJECT_ID));
    }

    int count(TicketFilter filter) {
        return db.fetchCount(numbers(condition(filter), filter));
    }

    int count(Collection<EnvironmentId> environments, TicketFilter filter) {
        return db.fetchCount(numbers(condition(filter).and(in(environments)), filter));
    }

    /** Open ones whose next target has passed. */
    int countLate(Instant now) {
        return db.fetchCount(TICKET, TICKET.IS_OPEN.isTrue().and(TICKET.QUEUE_AT.lt(now)));
    }

    private static Condition in(Collection<EnvironmentId> environments) {
        return TICKET.ENVIRONMENT_ID.in(environments.stream().map(EnvironmentId::value).toList());
    }

    private static Condition condition(TicketFilter filter) {
        var condition = DSL.noCondition();
        if (filter.open() != null) {
            condition = condition.and(TICKET.IS_OPEN.eq(filter.open()));
        }
        if (filter.state() != null) {
            condition = condition.and(TICKET.STATE.eq(stored(filter.state())));
        }
        if (filter.severity() != null) {
            condition =
                    condition.and(
                            TICKET.SEVERITY.eq(TicketSeverity.valueOf(filter.severity().name())));
        }
        if (filter.assignee() != null) {
            condition = condition.and(TICKET.ASSIGNEE_ID.eq(filter.assignee().value()));
        }
        if (filter.unassigned()) {
            condition = condition.and(TICKET.ASSIGNEE_ID.isNull());
        }
        if (filter.organization() != null) {
            condition = condition.and(TICKET.ORGANIZATION_ID.eq(filter.organization().value()));
        }
        if (filter.environment() != null) {
            condition = condition.and(TICKET.ENVIRONMENT_ID.eq(filter.environment().value()));
        }
        return filter.words() == null || filter.words().isBlank()
                ? condition
                : condition.and(named(filter.words().strip()));
    }

    private static Condition named(String words) {
        var digits = words.startsWith("#") ? words.substring(1) : words;
        if (digits.matches("\\d{1,15}")) {
            return TICKET.NUMBER.eq(Long.parseLong(digits));
        }
        return TICKET.TITLE
                .containsIgnoreCase(words)
                .or(ORGANIZATION.NAME.containsIgnoreCase(words))
                .or(PROJECT.NAME.containsIgnoreCase(words))
                .or(ENVIRONMENT.NAME.containsIgnoreCase(words));
    }

    void began(TicketNumber number, EnvironmentId environment, RestoreId restore, Instant at) {
        db.insertInto(TICKET_RESTORE)
                .set(TICKET_RESTORE.RESTORE_ID, restore.value())
                .set(TICKET_RESTORE.TICKET_NUMBER, number.value())
                .set(TICKET_RESTORE.ENVIRONMENT_ID, environment.value())
                .set(TICKET_RESTORE.BEGAN_AT, at)
                .execute();
    }

    Optional<TicketNumber> ofRestore(RestoreId restore) {
        return db.select(TICKET_RESTORE.TICKET_NUMBER)
                .from(TICKET_RESTORE)
                .where(TICKET_RESTORE.RESTORE_ID.eq(restore.value()))
                .fetchOptional(row -> new TicketNumber(row.value1()));
    }

    /** In the order in which they began. */
    List<RestoreId> restores(TicketNumber number) {
        return db.select(TICKET_RESTORE.RESTORE_ID)
                .from(TICKET_RESTORE)
                .where(TICKET_RESTORE.TICKET_NUMBER.eq(number.value()))
                .orderBy(TICKET_RESTORE.BEGAN_AT, TICKET_RESTORE.RESTORE_ID)
                .fetch(row -> new RestoreId(row.value1()));
    }

    /** Numbers of tickets that changed since, with their revision, for pages that are open. */
    Map<TicketNumber, Long> changedSince(Instant since) {
        var changed = new java.util.HashMap<TicketNumber, Long>();
        db.select(TICKET.NUMBER, TICKET.REVISION)
                .from(TICKET)
                .where(TICKET.CHANGED_AT.ge(since))
                .limit(1000)
                .forEach(row -> changed.put(new TicketNumber(row.value1()), row.value2()));
        return changed;
    }

    private static dev.tidemark.db.enums.TicketState stored(TicketState.Kind kind) {
        return dev.tidemark.db.enums.TicketState.valueOf(kind.name());
    }

    private static Clocks clocks(Record row) {
        return new Clocks(
                row.get(TICKET.ANSWERED_AT),
                row.get(TICKET.RESPOND_BY),
                row.get(TICKET.RESOLVE_BY),
                row.get(TICKET.PAUSED_AT));
    }

    private static @Nullable Who assignee(Record row) {
        var id = row.get(TICKET.ASSIGNEE_ID);
        return id == null ? null : new Who(new PersonId(id), row.get(TICKET.ASSIGNEE_NAME));
    }

    private static TicketRow row(Record row) {
        return new TicketRow(
                new TicketNumber(row.get(TICKET.NUMBER)),
                row.get(ORGANIZATION.NAME),
                new EnvironmentId(row.get(TICKET.ENVIRONMENT_ID)),
                row.get(PROJECT.NAME) + " · " + row.get(ENVIRONMENT.NAME),
                ZoneId.of(row.get(PROJECT.ZONE)),
                row.get(TICKET.TITLE),
                Severity.valueOf(row.get(TICKET.SEVERITY).name()),
                TicketState.Kind.valueOf(row.get(TICKET.STATE).name()),
                row.get(TICKET.FILED_BY_NAME),
                row.get(TICKET.FILED_AT),
                assignee(row),
                clocks(row),
                row.get(TICKET.ACT_AT),
                row.get(TICKET.CHANGED_AT));
    }

    private static Ticket ticket(TicketRecord row) {
        var kind = TicketState.Kind.valueOf(row.getState().name());
        return new Ticket(
                new TicketNumber(row.getNumber()),
                new OrganizationId(row.getOrganizationId()),
                new EnvironmentId(row.getEnvironmentId()),
                row.getTitle(),
                Trouble.valueOf(row.getTrouble().name()),
                Severity.valueOf(row.getSeverity().name()),
                row.getSinceAt(),
                ZoneId.of(row.getSinceZone()),
                new Wish(
                        row.getWishBackupId() == null ? null : new BackupId(row.getWishBackupId()),
                        Scope.valueOf(row.getWishScope().name())),
                Json.read(row.getDetail(), kind.type()),
                new Who(new PersonId(row.getFiledBy()), row.getFiledByName()),
                row.getFiledAt(),
                assignee(row),
                clocks(row),
                row.getChangedAt());
    }
}
