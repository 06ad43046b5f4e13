package dev.tidemark.backup;

import dev.tidemark.activity.Running;
import dev.tidemark.activity.StepResult;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.Json;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.restic.BackupSummary;
import dev.tidemark.engine.restic.Labels;
import dev.tidemark.engine.restic.Restic;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentTools;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes a backup step by step within a running activity: its own, or that of a restore which begins
 * with a safety backup. A backup is completed only when every part and the manifest are in the
 * vault (S3.3, S3.4).
 */
@Component
public class TakeBackup {
    private static final Logger LOG = LoggerFactory.getLogger(TakeBackup.class);
    private static final int MANIFEST_FORMAT = 2;

    private final Backups backups;
    private final Vaults vaults;
    private final EnvironmentTools tools;
    private final Parts parts;
    private final HookRunner hooks;
    private final VaultKeys keys;
    private final TakeSurroundings surroundings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TakeBackup(
            Backups backups,
            Vaults vaults,
            EnvironmentTools tools,
            Parts parts,
            HookRunner hooks,
            VaultKeys keys,
            TakeSurroundings surroundings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.backups = backups;
        this.vaults = vaults;
        this.tools = tools;
        this.parts = parts;
        this.hooks = hooks;
        this.keys = keys;
        this.surroundings = surroundings;
        this.events = events;
        this.clock = clock;
    }

    /** Everything that the steps of one backup share. */
    record Work(
            Running running,
            Backup backup,
            Environment environment,
            Host host,
            Restic vault,
            Completeness completeness,
            Set<String> passed) {
        Labels labels(String part) {
            return new Labels("tidemark", List.of("set=" + backup.id(), "part=" + tag(part)));
        }

        /** Restic takes a comma for the end of a tag. */
        private static String tag(String part) {
            return Base64.getUrlEncoder().encodeToString(part.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Repeatable: continues after the last completed step. Fails if anything cannot be saved.
     *
     * @param prefix of the step keys, to tell them from those of the surrounding activity
     */
    public void take(Running running, BackupId id, Environment environment, String prefix) {
        take(running, id, environment, prefix, Completeness.WHOLE);
    }

    /** The same; the manifest names what was left out, if anything may be. */
    public void take(
            Running running,
            BackupId id,
            Environment environment,
            String prefix,
            Completeness completeness) {
        var backup = backups.findForPortal(id).orElseThrow();
        if (backup.state() == BackupState.COMPLETED) {
            return;
        }
        running.guarded(() -> backups.started(id, clock.instant()));
        if (backup.site() == null) {
            askSite(running, id, environment);
        }
        var host = tools.host(environment);
        var vault = vaults.find(backup.vault());
        var work =
                new Work(
                        running,
                        backup,
                        environment,
                        host,
                        vaults.open(vault, host),
                        completeness,
                        passed(environment.id()));
        openVault(work, vault, prefix);
        runHooks(work, prefix);
        var taken = new TakeParts(work, parts, prefix, expectedBytes(environment.id())).take();
        if (taken.stream().allMatch(part -> part.part() == null)) {
            throw new Refused(
                    "Nothing could be saved: %s"
                            .formatted(
                                    taken.stream()
                                            .flatMap(part -> part.leftOut().stream())
                                            .map(LeftOut::words)
                                            .collect(Collectors.joining("; "))));
        }
        var manifest = manifest(work, taken);
        storeDefinitions(work, manifest, prefix);
        var stored = storeManifest(work, manifest, taken, prefix);
        complete(work, manifest, stored);
        if (backup.origin() != BackupOrigin.SAFETY) {
            backups.failedInVault(backup.vault()).forEach(this::forgetSet);
        }
    }

    /** What the newest whole backup has found restorable; as long as it is the same it still is. */
    private Set<String> passed(EnvironmentId environment) {
        return backups.newest(environment, BackupState.COMPLETED)
                .filter(newest -> !newest.partial())
                .flatMap(newest -> backups.manifest(newest.id()))
                .map(manifest ->
                        manifest.databases().stream()
                                .map(Manifest.Database::fingerprint)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()))
                .orElseGet(Set::of);
    }

    /** Takes seconds at most; whatever comes of it, the backup goes on. */
    private void askSite(Running running, BackupId id, Environment environment) {
        try {
            tools.health(environment)
                    .map(health -> new SiteHealth(health.healthy(), health.message(), health.at()))
                    .ifPresent(site -> {
                        running.guarded(() -> backups.site(id, site));
                        running.log("Health: " + site.words());
                    });
        } catch (EngineException | IllegalArgumentException notAsked) {
            running.log("The site was not asked: " + notAsked.getMessage());
        }
    }

    private void openVault(Work work, Vault vault, String prefix) {
        if (vault.initializedAt() != null) {
            return;
        }
        work.running()
                .step(
                        prefix + "vault",
                        "Make the vault",
                        String.class,
                        () -> {
                            work.vault().version();
                            work.vault().initialize();
                            vaults.initialized(vault.id());
                            keys.carryOver(vault);
                            return new StepResult<>("made", "Encrypted, with a key of its own");
                        });
    }

    private void runHooks(Work work, String prefix) {
        var commands = work.environment().hooks().beforeBackup();
        if (commands.isEmpty()) {
            return;
        }
        work.running()
                .step(
                        prefix + "hooks",
                        "Commands before the backup",
                        String.class,
                        () -> {
                            hooks.run(work.running(), work.environment(), commands);
                            return new StepResult<>("ran", "%d ran".formatted(commands.size()));
                        });
    }

    /** Sizes of the parts of the newest good backup: the best guess of what this one will read. */
    private Map<String, Long> expectedBytes(EnvironmentId environment) {
        return backups.newest(environment, BackupState.COMPLETED)
                .map(newest ->
                        backups.parts(newest.id()).stream()
                                .collect(Collectors.toMap(BackupPart::name, BackupPart::bytes)))
                .orElseGet(Map::of);
    }

    /** A worker that was lost may have stored this part without recording it. */
    static void forgetLeftovers(Work work, String part) {
        if (work.running().attempt() == 1) {
            return;
        }
        work.vault().unlock();
        var leftovers = work.vault().snapshots(work.labels(part).tags());
        work.vault().forget(leftovers.stream().map(snapshot -> snapshot.id()).toList());
    }

    private Manifest manifest(Work work, List<TakenPart> taken) {
        return new Manifest(
                MANIFEST_FORMAT,
                work.backup().id().value(),
                work.environment().id().value(),
                clock.instant(),
                taken.stream().map(TakenPart::database).filter(Objects::nonNull).toList(),
                taken.stream().map(TakenPart::files).filter(Objects::nonNull).toList(),
                taken.stream()
                        .map(TakenPart::code)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                ToolVersions.of(work),
                taken.stream().flatMap(part -> part.leftOut().stream()).toList(),
                surroundings.of(work.backup(), work.environment()));
    }

    private static void storeDefinitions(Work work, Manifest manifest, String prefix) {
        if (manifest.databases().isEmpty()) {
            return;
        }
        work.running()
                .step(
                        prefix + "definitions",
                        "Write the definitions as a script",
                        String.class,
                        () -> {
                            forgetLeftovers(work, DefinitionsScript.PART);
                            work.vault()
                                    .backup(
                                            DefinitionsScript.of(manifest.databases())
                                                    .getBytes(StandardCharsets.UTF_8),
                                            DefinitionsScript.FILE,
                                            work.labels(DefinitionsScript.PART));
                            return new StepResult<>(
                                    "stored", "For people who restore without the portal");
                        });
    }

    private List<BackupPart> storeManifest(
            Work work, Manifest manifest, List<TakenPart> taken, String prefix) {
        var stored =
                work.running()
                        .step(
                                prefix + "manifest",
                                "Write the manifest",
                                BackupPart.class,
                                () -> {
                                    forgetLeftovers(work, "manifest");
                                    var json =
                                            Json.write(manifest).getBytes(StandardCharsets.UTF_8);
                                    var summary =
                                            work.vault()
                                                    .backup(
                                                            json,
                                                            Manifest.FILE,
                                                            work.labels("manifest"));
                                    return new StepResult<>(
                                            part(
                                                    "manifest",
                                                    taken.size() + 1,
                                                    BackupPart.Kind.MANIFEST,
                                                    summary),
                                            "Rows, files and revision, to compare a restore with");
                                });
        var all =
                new ArrayList<>(
                        taken.stream().map(TakenPart::part).filter(Objects::nonNull).toList());
        all.add(stored);
        return List.copyOf(all);
    }

    private void complete(Work work, Manifest manifest, List<BackupPart> stored) {
        Runnable record =
                () -> {
                    backups.completed(work.backup().id(), manifest, stored, clock.instant());
                    events.publishEvent(
                            new BackupEnded(work.backup().environment(), work.backup().id()));
                };
        if (work.backup().origin() == BackupOrigin.SAFETY) {
            work.running().guarded(record);
        } else {
            work.running().complete(record);
        }
    }

    /**
     * Ends the record as failed and forgets what is already in the vault; the reason stays for
     * people to find.
     */
    public void fail(Running running, BackupId id, String reason, boolean endsActivity) {
        Runnable record =
                () -> {
                    backups.failed(id, reason, clock.instant());
                    events.publishEvent(new BackupEnded(running.activity().environment(), id));
                };
        if (endsActivity) {
            running.fail(reason, record);
        } else {
            running.guarded(record);
        }
        backups.findForPortal(id).ifPresent(this::forgetSet);
    }

    private void forgetSet(Backup backup) {
        try {
            snapshotsOf(backup)
                    .ifPresent(set -> {
                        set.vault().forget(set.snapshots());
                        backups.freed(backup.id(), clock.instant());
                    });
        } catch (EngineException notNow) {
            LOG.info("The parts of {} will be forgotten later", backup.id(), notNow);
        }
    }

    /** What a vault holds of one backup. */
    record StoredSet(Restic vault, List<dev.tidemark.engine.restic.SnapshotId> snapshots) {}

    /** Empty if the vault was never made. */
    Optional<StoredSet> snapshotsOf(Backup backup) {
        var vault = vaults.find(backup.vault());
        if (vault.initializedAt() == null) {
            return Optional.empty();
        }
        var restic = vaults.open(vault, tools.host(tools.environment(backup.environment())));
        restic.unlock();
        var snapshots =
                restic.snapshots(List.of("set=" + backup.id())).stream()
                        .map(snapshot -> snapshot.id())
                        .toList();
        return Optional.of(new StoredSet(restic, snapshots));
    }

    /** Names of its parts that its vault no longer holds. */
    public List<String> missingParts(BackupDetail detail) {
        var held =
                vaultOf(detail.backup()).snapshots(List.of("set=" + detail.backup().id())).stream()
                        .map(snapshot -> snapshot.id().value())
                        .collect(Collectors.toSet());
        return detail.parts().stream()
                .filter(part -> !held.contains(part.snapshotId()))
                .map(BackupPart::name)
                .toList();
    }

    /** For the modules that read backups: the vault of one, as its environment's host sees it. */
    public Restic vaultOf(Backup backup) {
        return vaults.open(
                vaults.find(backup.vault()), tools.host(tools.environment(backup.environment())));
    }

    static BackupPart part(String name, int ordinal, BackupPart.Kind kind, BackupSummary summary) {
        return new BackupPart(
                name,
                ordinal,
                kind,
                summary.snapshot().value(),
                summary.totalBytes(),
                summary.bytesStored(),
                summary.totalFiles(),
                summary.duration());
    }
}
