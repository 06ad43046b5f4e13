package dev.tidemark.restore;

import dev.tidemark.backup.BackupDetail;
import dev.tidemark.backup.BackupPart;
import dev.tidemark.backup.Manifest;
import dev.tidemark.backup.TakeBackup;
import dev.tidemark.engine.mariadb.TableFacts;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.restic.DirectoryRestore;
import dev.tidemark.engine.restic.SnapshotId;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentTools;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

    /** What cannot be counted is named in it; that never keeps anybody from the cure. */
    Loss count(BackupDetail detail, Manifest manifest, Environment target) {
        int deployments =
                manifest.code() == null
                        ? 0
                        : tools.deployments(target.id(), detail.backup().requestedAt()).size();
        return count(detail, manifest, target, part -> true, deployments);
    }

    /** What the live state has now and the restored backup had not. */
    Loss since(Restore restore, BackupDetail detail, Environment target) {
        var at = restore.endedAt();
        int deployments = at == null ? 0 : tools.deployments(target.id(), at).size();
        return count(
                detail,
                Objects.requireNonNull(detail.manifest()),
                target,
                restore.options().parts()::contains,
                deployments);
    }

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
                attempt(
                        "database " + part.database(),
                        notCounted,
                        () -> tables.addAll(tables(manifest, part, target)));
            }
        }
        for (var part : manifest.files()) {
            if (wanted.test(part.part())) {
                attempt(
                        "files " + part.mount(),
                        notCounted,
                        () -> files.add(files(detail, part, target)));
            }
        }
        return new Loss(tables, files, deployments, notCounted);
    }

    private static void attempt(String part, List<String> notCounted, Runnable count) {
        try {
            count.run();
        } catch (EngineException problem) {
            notCounted.add("%s: %s".formatted(part, problem.failure().message()));
        }
    }

    private List<Loss.TableLoss> tables(
            Manifest manifest, Manifest.Database part, Environment target) {
        var database = Targets.database(manifest, part, target);
        Map<String, Long> now =
                tools.mariaDb(target, database.service()).tables(database.name()).stream()
                        .collect(Collectors.toMap(TableFacts::name, TableFacts::rows));
        var then =
                part.tables().stream()
                        .collect(Collectors.toMap(Manifest.Table::name, Manifest.Table::rows));
        var names = new TreeMap<String, Boolean>();
        now.keySet().forEach(name -> names.put(name, true));
        then.keySet().forEach(name -> names.put(name, true));
        return names.keySet().stream()
                .map(name ->
                        new Loss.TableLoss(
                                database.name(),
                                name,
                                now.getOrDefault(name, 0L),
                                then.getOrDefault(name, 0L)))
                .filter(table ->
                        table.rowsNow() != table.rowsThen()
                                || now.containsKey(table.table())
                                        != then.containsKey(table.table()))
                .toList();
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
                .orElseThrow(() ->
                        new dev.tidemark.base.Refused(
                                "The backup has no part %s.".formatted(part)));
    }
}
