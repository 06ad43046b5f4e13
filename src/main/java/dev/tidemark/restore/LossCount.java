package dev.tidemark.restore;

import dev.tidemark.backup.BackupDetail;
import dev.tidemark.backup.BackupPart;
import dev.tidemark.backup.Manifest;
import dev.tidemark.backup.TakeBackup;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import dev.tidemark.engine.restic.DirectoryRestore;
import dev.tidemark.engine.restic.SnapshotId;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentTools;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Counts what an environment would lose by going back to a backup (S1.13). Changes nothing. */
@Component
class LossCount {
    private static final Duration TIMEOUT = Duration.ofMinutes(30);
    private static final int EXAMPLES = 20;

    private final EnvironmentTools tools;
    private final TakeBackup vaults;

    LossCount(EnvironmentTools tools, TakeBackup vaults) {
        this.tools = tools;
        this.vaults = vaults;
    }

    List<String> missingParts(BackupDetail detail) {
        return vaults.missingParts(detail);
    }

    Loss count(BackupDetail detail, Manifest manifest, Environment target) {
        int deployments =
                manifest.code() == null ? 0 : deployments(target, detail.backup().requestedAt());
        return count(detail, manifest, target, part -> true, deployments);
    }

    /** What the live state has now and the restored backup had not. */
    Loss since(Restore restore, BackupDetail detail, Environment target) {
        var at = restore.endedAt();
        return count(
                detail,
                Objects.requireNonNull(detail.manifest()),
                target,
                restore.options().parts()::contains,
                at == null ? 0 : deployments(target, at));
    }

    private int deployments(Environment target, Instant since) {
        return (int)
                tools.deployments(target.id(), since).stream()
                        .filter(one -> !one.byRestore())
                        .count();
    }

    /** A part that cannot be counted is named; it keeps no other from being counted. */
    private Loss count(
            BackupDetail detail,
            Manifest manifest,
            Environment target,
            Predicate<String> wanted,
            int deployments) {
        var tables = new ArrayList<Loss.TableLoss>();
        var files = new ArrayList<Loss.FilesLoss>();
        var notCounted = new ArrayList<String>();
        for (var part : manifest.databases()) {
            if (wanted.test(part.part())) {
                unlessBroken(
                        "database " + part.database(),
                        notCounted,
                        () -> {
                            var database = Targets.database(manifest, part, target);
                            var server = tools.mariaDb(target, database.service());
                            var found = new TableLosses(server, database.name(), part);
                            tables.addAll(found.losses());
                            notCounted.addAll(found.notCounted());
                        });
            }
        }
        for (var part : manifest.files()) {
            if (wanted.test(part.part())) {
                unlessBroken(
                        "files " + part.mount(),
                        notCounted,
                        () -> files.add(files(detail, part, target)));
            }
        }
        return new Loss(tables, files, deployments, notCounted);
    }

    private static void unlessBroken(String what, List<String> notCounted, Runnable counting) {
        try {
            counting.run();
        } catch (EngineException problem) {
            if (problem.failure() instanceof Failure.Cancelled) {
                throw problem;
            }
            notCounted.add("%s: %s".formatted(what, problem.failure().message()));
        } catch (Refused problem) {
            notCounted.add("%s: %s".formatted(what, problem.reason()));
        }
    }

    private Loss.FilesLoss files(BackupDetail detail, Manifest.Files part, Environment target) {
        var mount = Targets.mount(part, target);
        var difference =
                vaults.vaultOf(detail.backup())
                        .difference(
                                new DirectoryRestore(
                                        snapshot(detail, part.part()), part.path(), mount.path()),
                                EXAMPLES,
                                TIMEOUT);
        var examples = new ArrayList<>(difference.surplus().examples());
        examples.addAll(difference.changed().examples());
        return new Loss.FilesLoss(
                mount.name(),
                difference.surplus().files(),
                difference.surplus().bytes(),
                difference.changed().files(),
                difference.missing().files(),
                examples);
    }

    static SnapshotId snapshot(BackupDetail detail, String part) {
        return detail.parts().stream()
                .filter(candidate -> candidate.name().equals(part))
                .map(BackupPart::snapshotId)
                .map(SnapshotId::new)
                .findFirst()
                .orElseThrow(() -> new Refused("The backup has no part %s.".formatted(part)));
    }
}
