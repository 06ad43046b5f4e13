package dev.tidemark.restore;

import dev.tidemark.account.Actor;
import dev.tidemark.activity.ActivityKind;
import dev.tidemark.activity.AuditTrail;
import dev.tidemark.activity.Operations;
import dev.tidemark.backup.BackupDetail;
import dev.tidemark.backup.BackupId;
import dev.tidemark.backup.BackupService;
import dev.tidemark.backup.BackupUse;
import dev.tidemark.backup.Manifest;
import dev.tidemark.base.Decision;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.NothingHere;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.EngineException;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentRow;
import dev.tidemark.environment.EnvironmentService;
import dev.tidemark.environment.EnvironmentState;
import dev.tidemark.environment.Right;
import dev.tidemark.plan.PlanService;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Bringing environments back to a backup, and undoing it. */
@Service
public class RestoreService implements BackupUse {
    private static final Loss NOTHING = new Loss(List.of(), List.of(), 0);

    private final EnvironmentService environments;
    private final BackupService backups;
    private final Restores restores;
    private final PlanService plans;
    private final LossCount losses;
    private final Estimates estimates;
    private final Operations operations;
    private final AuditTrail audit;
    private final Clock clock;
    private final Duration undoWindow;

    RestoreService(
            EnvironmentService environments,
            BackupService backups,
            Restores restores,
            PlanService plans,
            LossCount losses,
            Estimates estimates,
            Operations operations,
            AuditTrail audit,
            Clock clock,
            @Value("${tidemark.undo-window:24h}") Duration undoWindow) {
        this.environments = environments;
        this.backups = backups;
        this.restores = restores;
        this.plans = plans;
        this.losses = losses;
        this.estimates = estimates;
        this.operations = operations;
        this.audit = audit;
        this.clock = clock;
        this.undoWindow = undoWindow;
    }

    /**
     * Whether a restore into the environment could be started now; the reason otherwise (S3.1,
     * D1.9, D4.5).
     */
    public Decision mayRestore(Actor actor, EnvironmentId target) {
        var allowed = allowed(actor, environments.find(actor, target));
        return allowed.isAllowed() ? operations.free(target) : allowed;
    }

    /** The same, whatever runs there now. */
    public boolean mayEverRestore(Actor actor, EnvironmentId target) {
        return allowed(actor, environments.find(actor, target)).isAllowed();
    }

    private Decision allowed(Actor actor, Environment environment) {
        var right = environments.may(actor, environment.id(), Right.RESTORE);
        if (!right.isAllowed()) {
            return right;
        }
        var active = active(environment);
        return active.isAllowed() ? byPlan(environment) : active;
    }

    private static Decision active(Environment environment) {
        return environment.isActive()
                ? Decision.allowed()
                : Decision.no(
                        "%s is inactive. Only active environments are restored; activate it first."
                                .formatted(environment.title()));
    }

    private Decision byPlan(Environment environment) {
        return switch (plans.of(environment.id()).rules().restore().way()) {
            case SELF_SERVICE -> Decision.allowed();
            case TICKET ->
                    Decision.no(
                            "In your plan restores go through support. Request a restore instead.");
            case HAND_OVER ->
                    Decision.no(
                            "In your plan support hands you the data, and you restore it. Request a restore instead.");
        };
    }

    /** How long a restore can be undone once it has switched. */
    public Duration undoWindow() {
        return undoWindow;
    }

    /** Whether the plan lets self-service bring back code as well as data. */
    public Decision mayRestoreCode(Actor actor, EnvironmentId target) {
        environments.find(actor, target);
        return plans.of(target).rules().restore().dataOnly()
                ? Decision.no("Your plan restores databases and files; the code stays.")
                : Decision.allowed();
    }

    /** Where self-service leaves the code as it is (D1.5, D2.4). */
    private void checkCode(Environment environment, Set<String> parts) {
        if (parts.contains("code") && plans.of(environment.id()).rules().restore().dataOnly()) {
            throw new Refused(
                    "Your plan restores databases and files; the code stays as it is. Nothing was started. Leave the code out.");
        }
    }

    /**
     * Active environments of the same project that a backup of this one could be restored into,
     * itself first.
     */
    public List<EnvironmentRow> targets(Actor actor, EnvironmentId source) {
        return environments.siblings(actor, source).stream()
                .filter(row -> row.state() == EnvironmentState.ACTIVE)
                .filter(row -> environments.may(actor, row.id(), Right.RESTORE).isAllowed())
                .sorted(Comparator.comparing((EnvironmentRow row) -> !row.id().equals(source)))
                .toList();
    }

    /** Counts what would be lost; takes seconds, changes nothing. */
    public RestorePreview preview(
            Actor actor, EnvironmentId source, BackupId backup, EnvironmentId target) {
        allowed(actor, sibling(actor, source, target)).orRefuse();
        return counted(actor, source, backup, target);
    }

    /**
     * The same for a request that others decide on: by staff, and by those who may ask for a
     * restore.
     */
    public RestorePreview foresee(
            Actor actor, EnvironmentId source, BackupId backup, EnvironmentId target) {
        if (!actor.isStaff()) {
            environments.may(actor, target, Right.REQUEST_RESTORE).orRefuse();
        }
        return counted(actor, source, backup, target);
    }

    private RestorePreview counted(
            Actor actor, EnvironmentId source, BackupId backup, EnvironmentId target) {
        var detail = restorable(actor, source, backup);
        var environment = sibling(actor, source, target);
        var estimate = estimates.of(detail, target);
        var code = environments.code(actor, target).orElse(null);
        try {
            refuseUnlessInVault(detail);
            var loss = losses.count(detail, manifest(detail), environment);
            return new RestorePreview(detail, environment, loss, code, estimate, List.of());
        } catch (EngineException problem) {
            return new RestorePreview(
                    detail,
                    environment,
                    NOTHING,
                    code,
                    estimate,
                    List.of(problem.failure().message()));
        } catch (Refused problem) {
            return new RestorePreview(
                    detail, environment, NOTHING, code, estimate, List.of(problem.reason()));
        }
    }

    private void refuseUnlessInVault(BackupDetail detail) {
        var missing = losses.missingParts(detail);
        if (!missing.isEmpty()) {
            throw new Refused(
                    "The vault no longer holds %s of this backup. Choose another backup."
                            .formatted(String.join(", ", missing)));
        }
    }

    /**
     * Queues the restore and returns at once.
     *
     * @param typedName must be the target's id, as the person typed it
     * @param shown what was shown as lost, recorded with the restore
     */
    @Transactional
    public Restore restore(
            Actor actor,
            EnvironmentId source,
            BackupId backup,
            EnvironmentId target,
            RestoreOptions options,
            String typedName,
            Loss shown) {
        var detail = restorable(actor, source, backup);
        var environment = sibling(actor, source, target);
        allowed(actor, environment).orRefuse();
        if (!typedName.strip().equals(target.value())) {
            throw new Refused(
                    "That is not the name. It is %s. Nothing was started.".formatted(target));
        }
        checkParts(options.parts(), manifest(detail));
        checkCode(environment, options.parts());
        operations.claim(target);
        backups.keep(backup);
        var restore = queue(actor, detail, environment, options, shown);
        audit.record(
                actor,
                environment.organization(),
                environment.id(),
                "restore.requested",
                restore.id().value(),
                "%s to %s of %s".formatted(target, backup, source));
        return restore;
    }

    /**
     * Queues a restore that was decided elsewhere, whatever the plan gives to self-service; by
     * staff. Who may decide is the caller's to check.
     *
     * @param shown what those who decided were shown as lost
     */
    @Transactional
    public Restore carryOut(
            Actor staff,
            EnvironmentId source,
            BackupId backup,
            EnvironmentId target,
            RestoreOptions options,
            Loss shown) {
        if (!staff.isStaff()) {
            throw new Refused("Only the hosting team carries this out. Nothing was started.");
        }
        var detail = restorable(staff, source, backup);
        var environment = sibling(staff, source, target);
        active(environment).orRefuse();
        checkParts(options.parts(), manifest(detail));
        operations.claim(target);
        backups.keep(backup);
        var restore = queue(staff, detail, environment, options, shown);
        audit.record(
                staff,
                environment.organization(),
                environment.id(),
                "restore.requested",
                restore.id().value(),
                "%s to %s of %s".formatted(target, backup, source));
        return restore;
    }

    /** All parts of a backup; for the portal's own work. */
    public RestoreOptions everything(BackupId backup, SafetyBackup safetyBackup) {
        var detail = backups.findForPortal(backup);
        return new RestoreOptions(Set.copyOf(partNames(manifest(detail))), safetyBackup);
    }

    private Restore queue(
            Actor actor,
            BackupDetail detail,
            Environment environment,
            RestoreOptions options,
            Loss shown) {
        var id = RestoreId.next();
        var activity =
                operations.queue(
                        actor,
                        ActivityKind.RESTORE,
                        environment.id(),
                        environment.organization(),
                        id.value(),
                        "Restore of " + environment.title());
        var restore =
                new Restore(
                        id,
                        environment.id(),
                        detail.backup().id(),
                        detail.backup().requestedAt(),
                        activity.id(),
                        null,
                        RestoreState.REQUESTED,
                        options,
                        actor.name(),
                        clock.instant(),
                        null,
                        null,
                        shown,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        restores.insert(restore, actor.id() == null ? null : actor.id().value());
        return restore;
    }

    private static void checkParts(Set<String> parts, Manifest manifest) {
        if (parts.isEmpty()) {
            throw new Refused("Nothing was chosen to bring back. Nothing was started.");
        }
        var unknown = new HashSet<>(parts);
        unknown.removeAll(partNames(manifest));
        if (!unknown.isEmpty()) {
            throw new Refused(
                    "The backup has no part %s. Nothing was started."
                            .formatted(String.join(", ", unknown)));
        }
        new Ties(manifest).refuseTorn(parts);
    }

    /** Names of the parts that can be brought back, databases first, the code last. */
    public static List<String> partNames(Manifest manifest) {
        var names = new java.util.ArrayList<String>();
        manifest.databases().forEach(part -> names.add(part.part()));
        manifest.files().forEach(part -> names.add(part.part()));
        if (manifest.code() != null) {
            names.add(manifest.code().part());
        }
        return List.copyOf(names);
    }

    private BackupDetail restorable(Actor actor, EnvironmentId source, BackupId backup) {
        var detail = backups.find(actor, source, backup);
        if (!detail.backup().restorable()) {
            throw new Refused("Only a completed backup can be restored. Nothing was started.");
        }
        return detail;
    }

    private static Manifest manifest(BackupDetail detail) {
        if (detail.manifest() == null) {
            throw new Refused("The backup has no manifest.");
        }
        return detail.manifest();
    }

    private Environment sibling(Actor actor, EnvironmentId source, EnvironmentId target) {
        var environment = environments.find(actor, target);
        if (!environment.project().equals(environments.find(actor, source).project())) {
            throw new NothingHere();
        }
        return environment;
    }

    public Restore find(Actor actor, RestoreId id) {
        return restores.find(id)
                .filter(restore -> environments.sees(actor, restore.environment()))
                .orElseThrow(NothingHere::new);
    }

    /** Newest first. */
    public List<Restore> list(Actor actor, EnvironmentId environment, int offset, int limit) {
        return restores.list(environments.find(actor, environment).id(), offset, limit);
    }

    public int count(Actor actor, EnvironmentId environment) {
        return restores.count(environments.find(actor, environment).id());
    }

    /** The newest restore, if its previous state is still there. */
    public Optional<Restore> undoable(Actor actor, EnvironmentId environment) {
        return list(actor, environment, 0, 1).stream().filter(this::previousIsThere).findFirst();
    }

    private boolean previousIsThere(Restore restore) {
        return restore.state() == RestoreState.COMPLETED
                && restore.undoUntil() != null
                && restore.undoUntil().isAfter(clock.instant());
    }

    /**
     * By those who could restore by themselves. Staff undo a restore only through its ticket, with
     * the approval that it needed: {@link #undoApproved}.
     */
    public Decision mayUndo(Actor actor, RestoreId id) {
        var restore = find(actor, id);
        if (actor.isStaff()) {
            return Decision.no(
                    "The hosting team undoes a restore only through its ticket, with the approval that the restore needed.");
        }
        var allowed = allowed(actor, environments.find(actor, restore.environment()));
        return allowed.isAllowed() ? undoPossible(actor, restore) : allowed;
    }

    /** Whether it can be undone at all, whoever decides that. */
    public Decision undoPossible(Actor actor, RestoreId id) {
        return undoPossible(actor, find(actor, id));
    }

    private Decision undoPossible(Actor actor, Restore restore) {
        var id = restore.id();
        var active = active(environments.find(actor, restore.environment()));
        if (!active.isAllowed()) {
            return active;
        }
        if (restore.state() == RestoreState.NEEDS_OPERATOR) {
            return Decision.no("It stopped half-way. An operator decides how it goes on.");
        }
        if (!previousIsThere(restore)) {
            return Decision.no(
                    "The previous state is no longer kept, so this restore cannot be undone.");
        }
        if (undoable(actor, restore.environment())
                .filter(newest -> newest.id().equals(id))
                .isEmpty()) {
            return Decision.no("A later restore has taken place. Only the latest can be undone.");
        }
        return operations.free(restore.environment());
    }

    /** Counts what an undo would take away; takes seconds, changes nothing. */
    public UndoPreview undoPreview(Actor actor, RestoreId id) {
        (actor.isStaff() ? undoPossible(actor, id) : mayUndo(actor, id)).orRefuse();
        var restore = find(actor, id);
        var detail = backups.findForPortal(restore.backup());
        var target = environments.find(actor, restore.environment());
        try {
            return new UndoPreview(restore, losses.since(restore, detail, target), List.of());
        } catch (EngineException problem) {
            return new UndoPreview(restore, NOTHING, List.of(problem.failure().message()));
        } catch (Refused problem) {
            return new UndoPreview(restore, NOTHING, List.of(problem.reason()));
        }
    }

    /** Without a safety backup. */
    @Transactional
    public Restore undo(Actor actor, RestoreId id) {
        return undo(actor, id, SafetyBackup.NONE);
    }

    /** Queues the way back to the state before the restore. */
    @Transactional
    public Restore undo(Actor actor, RestoreId id, SafetyBackup safety) {
        operations.claim(find(actor, id).environment());
        mayUndo(actor, id).orRefuse();
        return queueUndo(actor, id, safety);
    }

    /**
     * The same by staff, after an approval, with a safety backup of what can be saved. Who may
     * decide is the caller's to check, and that it was decided.
     */
    @Transactional
    public Restore undoApproved(Actor staff, RestoreId id) {
        if (!staff.isStaff()) {
            throw new Refused("Only the hosting team carries this out. Nothing was started.");
        }
        operations.claim(find(staff, id).environment());
        undoPossible(staff, id).orRefuse();
        return queueUndo(staff, id, SafetyBackup.WHAT_CAN_BE_SAVED);
    }

    private Restore queueUndo(Actor actor, RestoreId id, SafetyBackup safety) {
        var restore = find(actor, id);
        var environment = environments.find(actor, restore.environment());
        var activity =
                operations.queue(
                        actor,
                        ActivityKind.UNDO,
                        environment.id(),
                        environment.organization(),
                        id.value(),
                        "Undo of a restore of " + environment.title());
        if (!restores.undoing(id, activity.id(), safety)) {
            throw new Refused("Somebody was quicker: the restore is being undone already.");
        }
        audit.record(
                actor,
                environment.organization(),
                environment.id(),
                "restore.undo",
                id.value(),
                safety.name());
        return find(actor, id);
    }

    /** Whether it could be cancelled now; the reason otherwise. */
    public Decision mayCancel(Actor actor, RestoreId id) {
        var restore = find(actor, id);
        var right = environments.may(actor, restore.environment(), Right.RESTORE);
        return right.isAllowed() ? stoppable(restore) : right;
    }

    private Decision stoppable(Restore restore) {
        return switch (restore.state()) {
            case REQUESTED, PREPARING, READY -> Decision.allowed();
            case UNDOING ->
                    restores.journal(restore.id(), Course.UNDO).isEmpty()
                            ? Decision.allowed()
                            : Decision.no(
                                    "The parts change places now. Stopped half-way the site would be neither the one"
                                            + " nor the other.");
            case SWITCHING ->
                    Decision.no(
                            "The switch has begun, so it can no longer be cancelled: stopped half-way the site would be"
                                    + " neither the one nor the other. It can be undone once done.");
            case CHECKING ->
                    Decision.no(
                            "The switch is done, so it can no longer be cancelled. It can be undone once the site is"
                                    + " checked.");
            case NEEDS_OPERATOR ->
                    Decision.no("It stopped half-way. An operator decides how it goes on.");
            case COMPLETED, FAILED, ROLLED_BACK, UNDONE, RELEASED ->
                    Decision.no("It is over already.");
        };
    }

    /** Stops a restore, or an undo, that has not begun to switch; nothing has changed then. */
    @Transactional
    public void cancel(Actor actor, RestoreId id) {
        mayCancel(actor, id).orRefuse();
        var restore = find(actor, id);
        var undo = restore.undoActivity();
        operations.requestCancel(
                restore.state() == RestoreState.UNDOING && undo != null
                        ? undo
                        : restore.activity());
        audit.record(actor, null, "restore.cancel", id.value(), null);
    }

    @Override
    public boolean inUse(BackupId backup) {
        return restores.anyRunning(backup);
    }

    @Override
    public Map<BackupId, String> usedOf(EnvironmentId environment) {
        var used = new HashMap<BackupId, String>();
        for (var restore : restores.unfinishedFrom(environment)) {
            var why =
                    restore.state() == RestoreState.NEEDS_OPERATOR
                            ? "a restore that needs an operator may need it"
                            : "a running restore reads it";
            Stream.of(restore.backup(), restore.safetyBackup(), restore.undoSafetyBackup())
                    .filter(Objects::nonNull)
                    .forEach(backup -> used.put(backup, why));
        }
        return used;
    }
}
