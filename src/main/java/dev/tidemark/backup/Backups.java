package dev.tidemark.backup;

import static dev.tidemark.db.Tables.BACKUP;
import static dev.tidemark.db.Tables.BACKUP_PART;
import static dev.tidemark.db.Tables.ENVIRONMENT;

import dev.tidemark.activity.ActivityId;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.Json;
import dev.tidemark.db.enums.BackupPartKind;
import dev.tidemark.environment.HostId;
import dev.tidemark.plan.BackupFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectWhereStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Backups and their parts, as rows. */
@Repository
class Backups {
    private static final List<Field<?>> WITHOUT_MANIFEST =
            Stream.of(BACKUP.fields()).filter(field -> !field.equals(BACKUP.MANIFEST)).toList();

    private final DSLContext db;

    Backups(DSLContext db) {
        this.db = db;
    }

    void insert(Backup backup, @Nullable String actorId) {
        db.insertInto(BACKUP)
                .set(BACKUP.ID, backup.id().value())
                .set(BACKUP.ENVIRONMENT_ID, backup.environment().value())
                .set(BACKUP.ACTIVITY_ID, backup.activity().value())
                .set(BACKUP.VAULT_ID, backup.vault().value())
                .set(
                        BACKUP.ORIGIN,
                        dev.tidemark.db.enums.BackupOrigin.valueOf(backup.origin().name()))
                .set(BACKUP.MODE, dev.tidemark.db.enums.BackupMode.valueOf(backup.mode().name()))
                .set(BACKUP.STATE, stored(backup.state()))
                .set(BACKUP.NOTE, backup.note())
                .set(BACKUP.ACTOR_ID, actorId)
                .set(BACKUP.ACTOR_NAME, backup.actorName())
                .set(BACKUP.REQUESTED_AT, backup.requestedAt())
                .execute();
    }

    Optional<Backup> find(EnvironmentId environment, BackupId id) {
        return select().where(of(environment).and(BACKUP.ID.eq(id.value())))
                .fetchOptional(Backups::backup);
    }

    Optional<Backup> findForPortal(BackupId id) {
        return select().where(BACKUP.ID.eq(id.value())).fetchOptional(Backups::backup);
    }

    /** Without the manifest, which is long and seldom wanted. */
    private SelectWhereStep<Record> select() {
        return db.select(WITHOUT_MANIFEST).from(BACKUP);
    }

    Optional<Manifest> manifest(BackupId id) {
        return db.select(BACKUP.MANIFEST)
                .from(BACKUP)
                .where(BACKUP.ID.eq(id.value()).and(BACKUP.MANIFEST.isNotNull()))
                .fetchOptional(row -> Json.read(row.value1(), Manifest.class));
    }

    /** Newest first. */
    List<Backup> list(EnvironmentId environment, BackupFilter filter, int offset, int limit) {
        return select().where(of(environment).and(matching(filter)))
                .orderBy(BACKUP.REQUESTED_AT.desc(), BACKUP.ID.desc())
                .limit(offset, limit)
                .fetch(Backups::backup);
    }

    int count(EnvironmentId environment, BackupFilter filter) {
        return db.fetchCount(BACKUP, of(environment).and(matching(filter)));
    }

    Optional<Backup> newest(EnvironmentId environment, BackupState state) {
        return list(environment, new BackupFilter(state, null), 0, 1).stream().findFirst();
    }

    List<Backup> around(
            EnvironmentId environment, @Nullable Instant instant, int before, int from) {
        var completed = of(environment).and(BACKUP.STATE.eq(stored(BackupState.COMPLETED)));
        var earlier =
                select().where(
                                instant == null
                                        ? completed
                                        : completed.and(BACKUP.REQUESTED_AT.lt(instant)))
                        .orderBy(BACKUP.REQUESTED_AT.desc(), BACKUP.ID.desc())
                        .limit(before)
                        .fetch(Backups::backup);
        if (instant == null) {
            return earlier;
        }
        var around =
                new ArrayList<>(
                        select().where(completed.and(BACKUP.REQUESTED_AT.ge(instant)))
                                .orderBy(BACKUP.REQUESTED_AT, BACKUP.ID)
                                .limit(from)
                                .fetch(Backups::backup)
                                .reversed());
        around.addAll(earlier);
        return around;
    }

    Optional<Backup> newestGood(EnvironmentId environment) {
        return select().where(of(environment).and(good(BACKUP)))
                .orderBy(BACKUP.REQUESTED_AT.desc(), BACKUP.ID.desc())
                .limit(1)
                .fetchOptional(Backups::backup);
    }

    /** Those that have a completed one, good or not. */
    Set<EnvironmentId> withRestorable(Collection<EnvironmentId> environments) {
        return db.selectDistinct(BACKUP.ENVIRONMENT_ID)
                .from(BACKUP)
                .where(BACKUP.ENVIRONMENT_ID.in(values(environments)))
                .and(BACKUP.STATE.eq(stored(BackupState.COMPLETED)))
                .fetchSet(row -> new EnvironmentId(row.value1()));
    }

    /** The newest good one of each; environments without one are left out. */
    Map<EnvironmentId, Backup> newestGood(Collection<EnvironmentId> environments) {
        var newest = BACKUP.as("newest");
        var at = DSL.max(newest.REQUESTED_AT).as("at");
        var found =
                db.select(newest.ENVIRONMENT_ID, at)
                        .from(newest)
                        .where(newest.ENVIRONMENT_ID.in(values(environments)))
                        .and(good(newest))
                        .groupBy(newest.ENVIRONMENT_ID)
                        .asTable("found");
        return db
                .select(WITHOUT_MANIFEST)
                .from(found)
                .join(BACKUP)
                .on(BACKUP.ENVIRONMENT_ID.eq(found.field(newest.ENVIRONMENT_ID)))
                .and(BACKUP.REQUESTED_AT.eq(found.field(at)))
                .and(good(BACKUP))
                .fetch(Backups::backup)
                .stream()
                .collect(Collectors.toMap(Backup::environment, one -> one, (one, same) -> one));
    }

    /** Newest first; deleted ones are not among them. */
    List<RecentBackup> since(Collection<EnvironmentId> environments, Instant since) {
        return db.select(
                        BACKUP.ID,
                        BACKUP.ENVIRONMENT_ID,
                        BACKUP.STATE,
                        BACKUP.REQUESTED_AT,
                        BACKUP.REASON)
                .from(BACKUP)
                .where(BACKUP.ENVIRONMENT_ID.in(values(environments)))
                .and(BACKUP.REQUESTED_AT.ge(since))
                .and(BACKUP.STATE.ne(stored(BackupState.DELETED)))
                .orderBy(BACKUP.REQUESTED_AT.desc())
                .fetch(row ->
                        new RecentBackup(
                                new BackupId(row.value1()),
                                new EnvironmentId(row.value2()),
                                BackupState.valueOf(row.value3().name()),
                                row.value4(),
                                row.value5()));
    }

    private static List<String> values(Collection<EnvironmentId> environments) {
        return environments.stream().map(EnvironmentId::value).toList();
    }

    void started(BackupId id, Instant at) {
        db.update(BACKUP)
                .set(BACKUP.STATE, stored(BackupState.RUNNING))
                .set(BACKUP.STARTED_AT, org.jooq.impl.DSL.coalesce(BACKUP.STARTED_AT, at))
                .where(
                        BACKUP.ID
                                .eq(id.value())
                                .and(
                                        BACKUP.STATE.in(
                                                stored(BackupState.QUEUED),
                                                stored(BackupState.RUNNING))))
                .execute();
    }

    /** Once: what it was like when the backup began, not when a worker took over. */
    void site(BackupId id, SiteHealth site) {
        db.update(BACKUP)
                .set(BACKUP.SITE_ANSWERED, site.answered())
                .set(BACKUP.SITE_WORDS, shortened(site.words(), 500))
                .set(BACKUP.SITE_ASKED_AT, site.at())
                .where(BACKUP.ID.eq(id.value()).and(BACKUP.SITE_ASKED_AT.isNull()))
                .execute();
    }

    void completed(BackupId id, Manifest manifest, List<BackupPart> parts, Instant at) {
        var code = manifest.code();
        db.update(BACKUP)
                .set(BACKUP.STATE, stored(BackupState.COMPLETED))
                .set(BACKUP.ENDED_AT, at)
                .set(BACKUP.REVISION, code == null ? null : code.revision())
                .set(BACKUP.REVISION_SUBJECT, code == null ? null : shortened(code.subject(), 500))
                .set(BACKUP.BYTES_TOTAL, parts.stream().mapToLong(BackupPart::bytes).sum())
                .set(BACKUP.BYTES_ADDED, parts.stream().mapToLong(BackupPart::bytesAdded).sum())
                .set(BACKUP.LEFT_OUT, org.jooq.types.UInteger.valueOf(manifest.leftOut().size()))
                .set(BACKUP.MANIFEST, Json.write(manifest))
                .where(BACKUP.ID.eq(id.value()))
                .execute();
        parts.forEach(part -> insert(id, part));
    }

    private void insert(BackupId id, BackupPart part) {
        db.insertInto(BACKUP_PART)
                .set(BACKUP_PART.BACKUP_ID, id.value())
                .set(BACKUP_PART.NAME, part.name())
                .set(BACKUP_PART.ORDINAL, part.ordinal())
                .set(BACKUP_PART.KIND, BackupPartKind.valueOf(part.kind().name()))
                .set(BACKUP_PART.SNAPSHOT_ID, part.snapshotId())
                .set(BACKUP_PART.BYTES, part.bytes())
                .set(BACKUP_PART.BYTES_ADDED, part.bytesAdded())
                .set(BACKUP_PART.FILES, part.files())
                .set(BACKUP_PART.MILLIS, part.took().toMillis())
                .execute();
    }

    List<BackupPart> parts(BackupId id) {
        return db.selectFrom(BACKUP_PART)
                .where(BACKUP_PART.BACKUP_ID.eq(id.value()))
                .orderBy(BACKUP_PART.ORDINAL)
                .fetch(row ->
                        new BackupPart(
                                row.getName(),
                                row.getOrdinal(),
                                BackupPart.Kind.valueOf(row.getKind().name()),
                                row.getSnapshotId(),
                                row.getBytes(),
                                row.getBytesAdded(),
                                row.getFiles(),
                                Duration.ofMillis(row.getMillis())));
    }

    void failed(BackupId id, String reason, Instant at) {
        db.update(BACKUP)
                .set(BACKUP.STATE, stored(BackupState.FAILED))
                .set(BACKUP.REASON, shortened(reason, 2000))
                .set(BACKUP.ENDED_AT, at)
                .where(BACKUP.ID.eq(id.value()))
                .execute();
    }

    /** Failed ones whose parts, if they left any, were not forgotten yet. */
    List<Backup> failedInVault(VaultId vault) {
        return select().where(BACKUP.VAULT_ID.eq(vault.value()))
                .and(BACKUP.STATE.eq(stored(BackupState.FAILED)))
                .and(BACKUP.FREED_AT.isNull())
                .fetch(Backups::backup);
    }

    Map<HostId, Integer> automatedUnderWay() {
        return db.select(ENVIRONMENT.HOST_ID, DSL.count())
                .from(BACKUP)
                .join(ENVIRONMENT)
                .on(ENVIRONMENT.ID.eq(BACKUP.ENVIRONMENT_ID))
                .where(BACKUP.STATE.in(stored(BackupState.QUEUED), stored(BackupState.RUNNING)))
                .and(BACKUP.ORIGIN.eq(dev.tidemark.db.enums.BackupOrigin.AUTOMATED))
                .groupBy(ENVIRONMENT.HOST_ID)
                .fetchMap(row -> new HostId(row.value1()), row -> row.value2());
    }

    /** Deleted or failed ones whose snapshots may still be in the vault. */
    List<Backup> notFreed(VaultId vault) {
        return select().where(BACKUP.VAULT_ID.eq(vault.value()))
                .and(BACKUP.STATE.in(stored(BackupState.DELETED), stored(BackupState.FAILED)))
                .and(BACKUP.FREED_AT.isNull())
                .fetch(Backups::backup);
    }

    /** What rules decide on: those that count, and those that are under way; no more of each. */
    List<BackupFact> facts(EnvironmentId environment, Map<BackupId, String> used) {
        return db.select(
                        BACKUP.ID,
                        BACKUP.ORIGIN,
                        BACKUP.STATE,
                        BACKUP.REQUESTED_AT,
                        BACKUP.PROTECTED,
                        BACKUP.BYTES_TOTAL)
                .from(BACKUP)
                .where(of(environment).and(BACKUP.STATE.ne(stored(BackupState.DELETED))))
                .fetch(row ->
                        new BackupFact(
                                row.value1(),
                                BackupFact.Origin.valueOf(row.value2().name()),
                                outcome(row.value3()),
                                row.value4(),
                                row.value5(),
                                used.get(new BackupId(row.value1())),
                                row.value6() == null ? 0 : row.value6()));
    }

    private static BackupFact.Outcome outcome(dev.tidemark.db.enums.BackupState state) {
        return switch (state) {
            case COMPLETED -> BackupFact.Outcome.COMPLETED;
            case FAILED, DELETED -> BackupFact.Outcome.FAILED;
            case QUEUED, RUNNING -> BackupFact.Outcome.UNDER_WAY;
        };
    }

    void setProtected(BackupId id, boolean isProtected) {
        db.update(BACKUP)
                .set(BACKUP.PROTECTED, isProtected)
                .where(BACKUP.ID.eq(id.value()))
                .execute();
    }

    /** Locks it for the transaction; false if it is not completed. */
    boolean lockCompleted(BackupId id) {
        return db.select(BACKUP.ID)
                .from(BACKUP)
                .where(BACKUP.ID.eq(id.value()))
                .and(BACKUP.STATE.eq(stored(BackupState.COMPLETED)))
                .forUpdate()
                .fetchOptional()
                .isPresent();
    }

    /**
     * False if somebody was quicker, or protected it meanwhile.
     *
     * @param reason why a rule deletes it, null if a person does
     */
    boolean deleted(BackupId id, Instant at, @Nullable String reason) {
        return db.update(BACKUP)
                        .set(BACKUP.STATE, stored(BackupState.DELETED))
                        .set(BACKUP.DELETED_AT, at)
                        .set(BACKUP.DELETION_REASON, reason)
                        .where(BACKUP.ID.eq(id.value()))
                        .and(BACKUP.PROTECTED.isFalse())
                        .and(
                                BACKUP.STATE.in(
                                        stored(BackupState.COMPLETED), stored(BackupState.FAILED)))
                        .execute()
                == 1;
    }

    /** All of an environment at once, protected ones too: their vault is no more. */
    void allDeleted(EnvironmentId environment, String reason, Instant at) {
        db.update(BACKUP)
                .set(BACKUP.STATE, stored(BackupState.DELETED))
                .set(BACKUP.DELETED_AT, at)
                .set(BACKUP.FREED_AT, at)
                .set(BACKUP.DELETION_REASON, reason)
                .where(of(environment).and(BACKUP.STATE.ne(stored(BackupState.DELETED))))
                .execute();
    }

    void freed(BackupId id, Instant at) {
        db.update(BACKUP).set(BACKUP.FREED_AT, at).where(BACKUP.ID.eq(id.value())).execute();
    }

    private static @Nullable SiteHealth site(Record row) {
        var asked = row.get(BACKUP.SITE_ASKED_AT);
        return asked == null
                ? null
                : new SiteHealth(row.get(BACKUP.SITE_ANSWERED), row.get(BACKUP.SITE_WORDS), asked);
    }

    /** The same as {@link Backup#good}. */
    private static Condition good(dev.tidemark.db.tables.Backup backup) {
        return backup.STATE
                .eq(stored(BackupState.COMPLETED))
                .and(backup.ORIGIN.ne(dev.tidemark.db.enums.BackupOrigin.SAFETY))
                .and(backup.LEFT_OUT.eq(org.jooq.types.UInteger.valueOf(0)))
                .and(backup.SITE_ANSWERED.isNull().or(backup.SITE_ANSWERED.isTrue()));
    }

    private static Condition of(EnvironmentId environment) {
        return BACKUP.ENVIRONMENT_ID.eq(environment.value());
    }

    private static Condition matching(BackupFilter filter) {
        var state =
                filter.state() == null
                        ? BACKUP.STATE.ne(stored(BackupState.DELETED))
                        : BACKUP.STATE.eq(stored(filter.state()));
        return filter.origin() == null
                ? state
                : state.and(
                        BACKUP.ORIGIN.eq(
                                dev.tidemark.db.enums.BackupOrigin.valueOf(
                                        filter.origin().name())));
    }

    private static dev.tidemark.db.enums.BackupState stored(BackupState state) {
        return dev.tidemark.db.enums.BackupState.valueOf(state.name());
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    private static Backup backup(Record row) {
        return new Backup(
                new BackupId(row.get(BACKUP.ID)),
                new EnvironmentId(row.get(BACKUP.ENVIRONMENT_ID)),
                new ActivityId(row.get(BACKUP.ACTIVITY_ID)),
                new VaultId(row.get(BACKUP.VAULT_ID)),
                BackupOrigin.valueOf(row.get(BACKUP.ORIGIN).name()),
                BackupMode.valueOf(row.get(BACKUP.MODE).name()),
                BackupState.valueOf(row.get(BACKUP.STATE).name()),
                row.get(BACKUP.NOTE),
                row.get(BACKUP.ACTOR_NAME),
                row.get(BACKUP.REQUESTED_AT),
                row.get(BACKUP.STARTED_AT),
                row.get(BACKUP.ENDED_AT),
                row.get(BACKUP.REVISION),
                row.get(BACKUP.REVISION_SUBJECT),
                row.get(BACKUP.BYTES_TOTAL),
                row.get(BACKUP.BYTES_ADDED),
                row.get(BACKUP.REASON),
                row.get(BACKUP.PROTECTED),
                row.get(BACKUP.LEFT_OUT).intValue(),
                site(row));
    }
}
