package dev.tidemark.backup;

import dev.tidemark.account.Actor;
import dev.tidemark.activity.ActivityId;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.AuditTrail;
import dev.tidemark.activity.Operations;
import dev.tidemark.base.Decision;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.environment.HostId;
import dev.tidemark.environment.Right;
import dev.tidemark.plan.Admission;
import dev.tidemark.plan.BackupFact;
import dev.tidemark.plan.PlanService;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Taking, listing, protecting and deleting backups. */
@Service
public class BackupService {
    private static final int LONGEST_NOTE = 500;

    private final EnvironmentService environments;
    private final Backups backups;
    private final Vaults vaults;
    private final PlanService plans;
    private final Operations operations;
    private final AuditTrail audit;
    private final ObjectProvider<BackupUse> uses;
    private final Clock clock;

    BackupService(
            EnvironmentService environments,
            Backups backups,
            Vaults vaults,
            PlanService plans,
            Operations operations,
            AuditTrail audit,
            ObjectProvider<BackupUse> uses,
            Clock clock) {
        this.environments = environments;
        this.backups = backups;
        this.vaults = vaults;
        this.plans = plans;
        this.operations = operations;
        this.audit = audit;
        this.uses = uses;
        this.clock = clock;
    }

    /** Whether a backup could be taken now; the reason otherwise (S3.1, S3.2). */
    public Decision mayTake(Actor actor, EnvironmentId id) {
        var environment = environments.find(actor, id);
        var right = environments.may(actor, id, Right.MANAGE_BACKUPS);
        if (!right.isAllowed()) {
            return right;
        }
        var active = requireActive(environment);
        if (!active.isAllowed()) {
            return active;
        }
        return switch (admission(id)) {
            case Admission.Refused refused -> Decision.no(refused.words());
            case Admission.Allowed allowed -> operations.free(id);
        };
    }

    /**
     * Whether the plan allows a manual backup now, when else, and what it would replace; for
     * somebody who sees the environment.
     */
    public Admission admission(Actor actor, EnvironmentId id) {
        return admission(visible(actor, id));
    }

    private Admission admission(EnvironmentId id) {
        var terms = plans.of(id);
        return Admission.decide(
                terms.rules(), terms.standing(), facts(id), clock.instant(), terms.zone());
    }

    private static Decision requireActive(Environment environment) {
        if (environment.deleteAt() != null) {
            return Decision.no(
                    "%s is being deleted. Take the deletion back first."
                            .formatted(environment.title()));
        }
        return environment.isActive()
                ? Decision.allowed()
                : Decision.no(
                        "%s is inactive. Only active environments are backed up; activate it first."
                                .formatted(environment.title()));
    }

    /**
     * Queues a manual backup and returns at once. Refused with the reason if it may not be taken
     * now.
     */
    @Transactional
    public Backup take(Actor actor, EnvironmentId id, BackupMode mode, @Nullable String note) {
        var environment = environments.find(actor, id);
        environments.may(actor, id, Right.MANAGE_BACKUPS).orRefuse();
        requireActive(environment).orRefuse();
        if (mode == BackupMode.CONSISTENT) {
            throw new Refused(
                    "A consistent backup needs a gate that holds requests, and none is connected yet."
                            + " Nothing was started. Take a live backup.");
        }
        var words = checkedNote(note);
        operations.claim(id);
        if (admission(id) instanceof Admission.Refused refused) {
            throw new Refused(refused.words());
        }
        var backup = queue(actor, environment, BackupOrigin.MANUAL, mode, words);
        audit.record(
                actor,
                environment.organization(),
                id,
                "backup.requested",
                backup.id().value(),
                words);
        return backup;
    }

    /**
     * Queues a backup that is due by schedule, always live (S3.20); for the portal itself. Refused
     * while something else runs in the environment.
     */
    @Transactional
    public Backup takeScheduled(EnvironmentId id) {
        var environment = environments.find(Actor.portalAsOperator(), id);
        requireActive(environment).orRefuse();
        operations.claim(id);
        return queue(Actor.portal(), environment, BackupOrigin.AUTOMATED, BackupMode.LIVE, null);
    }

    private Backup queue(
            Actor actor,
            Environment environment,
            BackupOrigin origin,
            BackupMode mode,
            @Nullable String note) {
        var id = BackupId.next();
        var vault = vaults.of(environment.id());
        var activity =
                operations.queue(
                        actor,
                        ActivityKind.BACKUP,
                        environment.id(),
                        environment.organization(),
                        id.value(),
                        "Backup of " + environment.title());
        var backup =
                queued(id, environment.id(), activity.id(), vault.id(), origin, mode, note, actor);
        backups.insert(backup, actor.id() == null ? null : actor.id().value());
        return backup;
    }

    /** Records the safety backup of a restore, which is taken within the restore's own activity. */
    public Backup recordSafetyBackup(
            BackupId id, EnvironmentId environment, ActivityId activity, Actor actor, String note) {
        return backups.findForPortal(id)
                .orElseGet(() -> {
                    var vault = vaults.of(environment);
                    var backup =
                            queued(
                                    id,
                                    environment,
                                    activity,
                                    vault.id(),
                                    BackupOrigin.SAFETY,
                                    BackupMode.LIVE,
                                    note,
                                    actor);
                    backups.insert(backup, actor.id() == null ? null : actor.id().value());
                    return backup;
                });
    }

    private Backup queued(
            BackupId id,
            EnvironmentId environment,
            ActivityId activity,
            VaultId vault,
            BackupOrigin origin,
            BackupMode mode,
            @Nullable String note,
            Actor actor) {
        return new Backup(
                id,
                environment,
                activity,
                vault,
                origin,
                mode,
                BackupState.QUEUED,
                note,
                actor.name(),
                clock.instant(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                0,
                null);
    }

    private static @Nullable String checkedNote(@Nullable String note) {
        if (note == null || note.isBlank()) {
            return null;
        }
        if (note.strip().length() > LONGEST_NOTE) {
            throw new Refused(
                    "A note has at most %d characters. Nothing was started."
                            .formatted(LONGEST_NOTE));
        }
        return note.strip();
    }

    /** Newest first. */
    public List<Backup> list(
            Actor actor, EnvironmentId environment, BackupFilter filter, int offset, int limit) {
        return backups.list(visible(actor, environment), filter, offset, limit);
    }

    public int count(Actor actor, EnvironmentId environment, BackupFilter filter) {
        return backups.count(visible(actor, environment), filter);
    }

    /** Fails with {@link NothingHere} if there is no such backup in this environment. */
    public BackupDetail find(Actor actor, EnvironmentId environment, BackupId id) {
        return detail(backup(actor, environment, id));
    }

    /** For the portal's own work; asks nobody's rights. */
    public BackupDetail findForPortal(BackupId id) {
        return detail(backups.findForPortal(id).orElseThrow(NothingHere::new));
    }

    private BackupDetail detail(Backup backup) {
        var vault = vaults.find(backup.vault());
        return new BackupDetail(
                backup,
                backups.parts(backup.id()),
                backups.manifest(backup.id()).orElse(null),
                vault.region(),
                vault.location());
    }

    /** The newest {@link Backup#good} one of each environment that the caller sees. */
    public Map<EnvironmentId, Backup> lastGood(
            Actor actor, Collection<EnvironmentId> environmentIds) {
        return backups.newestGood(visible(actor, environmentIds));
    }

    /** Newest first, of the environments that the caller sees. */
    public List<RecentBackup> since(
            Actor actor, Collection<EnvironmentId> environmentIds, Instant since) {
        return backups.since(visible(actor, environmentIds), since);
    }

    private List<EnvironmentId> visible(Actor actor, Collection<EnvironmentId> environmentIds) {
        var seen = environments.visibleTo(actor);
        return environmentIds.stream().filter(seen::contains).toList();
    }

    /**
     * Completed ones around an instant, newest first: so many from before it, and so many from it
     * on; the newest if no instant is given.
     */
    public List<Backup> around(
            Actor actor,
            EnvironmentId environment,
            @Nullable Instant instant,
            int before,
            int from) {
        return backups.around(visible(actor, environment), instant, before, from);
    }

    /** The newest {@link Backup#good} one. */
    public Optional<Backup> lastGood(Actor actor, EnvironmentId environment) {
        return backups.newestGood(visible(actor, environment));
    }

    /** Those of these environments that have something to restore, be it good or not. */
    public Set<EnvironmentId> restorable(Actor actor, Collection<EnvironmentId> environmentIds) {
        return environmentIds.isEmpty()
                ? Set.of()
                : backups.withRestorable(visible(actor, environmentIds));
    }

    /**
     * Keeps a backup from being deleted until the caller's transaction has ended, by which it must
     * be on record as {@link BackupUse}. Refused if it cannot be restored, or no longer.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(BackupId id) {
        if (!backups.lockCompleted(id)) {
            throw new Refused("Only a completed backup can be restored. Nothing was started.");
        }
    }

    public Decision mayManage(Actor actor, EnvironmentId environment) {
        return environments.may(actor, environment, Right.MANAGE_BACKUPS);
    }

    /** Keeps a backup from being deleted or replaced, or lets go of it. */
    @Transactional
    public void protect(Actor actor, EnvironmentId environment, BackupId id, boolean protect) {
        var backup = backup(actor, environment, id);
        mayManage(actor, environment).orRefuse();
        if (backup.state() != BackupState.COMPLETED) {
            throw new Refused("Only a completed backup can be protected.");
        }
        backups.setProtected(id, protect);
        audit.record(
                actor,
                environments.find(actor, environment).organization(),
                environment,
                protect ? "backup.protected" : "backup.unprotected",
                id.value(),
                null);
    }

    public Decision mayDelete(Actor actor, EnvironmentId environment, BackupId id) {
        var backup = backup(actor, environment, id);
        var right = mayManage(actor, environment);
        if (!right.isAllowed()) {
            return right;
        }
        if (backup.isProtected()) {
            return Decision.no("It is protected. Unprotect it first.");
        }
        if (isInUse(id)) {
            return Decision.no(
                    "A running restore reads it. It can be deleted once that has ended.");
        }
        return switch (backup.state()) {
            case COMPLETED, FAILED -> Decision.allowed();
            case QUEUED, RUNNING -> Decision.no("It is still being taken.");
            case DELETED -> Decision.no("It was deleted already.");
        };
    }

    /**
     * The backup is gone from the list at once; its snapshots are forgotten soon after, its space
     * freed later.
     */
    @Transactional
    public void delete(Actor actor, EnvironmentId environment, BackupId id) {
        mayDelete(actor, environment, id).orRefuse();
        // Once more under the row's lock: a restore may have begun to use it a moment ago.
        if (!backups.deleted(id, clock.instant(), null) || isInUse(id)) {
            throw new Refused(
                    "Somebody was quicker: it was changed or used a moment ago. Nothing was deleted.");
        }
        var place = environments.find(actor, environment);
        operations.queue(
                actor,
                ActivityKind.BACKUP_DELETE,
                environment,
                place.organization(),
                id.value(),
                "Deletion of a backup of " + place.title());
        audit.record(actor, place.organization(), environment, "backup.deleted", id.value(), null);
    }

    /** How many automated backups wait or run on each host; for the portal itself. */
    public Map<HostId, Integer> automatedUnderWay() {
        return backups.automatedUnderWay();
    }

    /** What the rules of retention and admission decide on; for the portal itself. */
    public List<BackupFact> facts(EnvironmentId environment) {
        var used = new HashMap<BackupId, String>();
        uses.forEach(use -> used.putAll(use.usedOf(environment)));
        return backups.facts(environment, used);
    }

    /**
     * The same for retention, which must not take the newest {@link Backup#good} one while the site
     * is broken and newer backups hold that.
     */
    public List<BackupFact> factsToKeep(EnvironmentId environment) {
        var good = backups.newestGood(environment).map(Backup::id).orElse(null);
        var newest = backups.newest(environment, BackupState.COMPLETED).map(Backup::id);
        if (good == null || newest.filter(good::equals).isPresent()) {
            return facts(environment);
        }
        return facts(environment).stream()
                .map(fact ->
                        fact.id().equals(good.value()) && fact.usedBy() == null
                                ? fact.usedBy("the newest one of a site that was well")
                                : fact)
                .toList();
    }

    /**
     * Deletes a backup that no rule keeps, unless it was protected or used a moment ago; its space
     * is freed when the vault is looked after. For the portal itself.
     */
    @Transactional
    public boolean prune(EnvironmentId environment, BackupId id, String reason) {
        var place = environments.find(Actor.portalAsOperator(), environment);
        if (isNeeded(environment, id) || !backups.deleted(id, clock.instant(), reason)) {
            return false;
        }
        if (isNeeded(environment, id)) {
            throw new Refused("It was used a moment ago. Nothing was deleted.");
        }
        audit.record(Actor.portal(), place.organization(), "backup.pruned", id.value(), reason);
        return true;
    }

    private boolean isNeeded(EnvironmentId environment, BackupId id) {
        return isInUse(id)
                || uses.stream().anyMatch(use -> use.usedOf(environment).containsKey(id));
    }

    private boolean isInUse(BackupId id) {
        return uses.stream().anyMatch(use -> use.inUse(id));
    }

    private Backup backup(Actor actor, EnvironmentId environment, BackupId id) {
        return backups.find(visible(actor, environment), id).orElseThrow(NothingHere::new);
    }

    private EnvironmentId visible(Actor actor, EnvironmentId environment) {
        if (!environments.sees(actor, environment)) {
            throw new NothingHere();
        }
        return environment;
    }
}
