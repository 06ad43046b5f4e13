package dev.tidemark.restore;

import dev.tidemark.activity.Running;
import dev.tidemark.backup.BackupDetail;
import dev.tidemark.backup.Manifest;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.restic.Restic;
import dev.tidemark.environment.Environment;
import java.util.List;

/** Everything that the steps of one restore share. */
record RestoreWork(
        Running running,
        Restore restore,
        BackupDetail backup,
        Manifest manifest,
        Environment target,
        Host host,
        Restic vault) {

    /** What side schemas and directories of this restore are named by. */
    String suffix() {
        return suffix(restore.id());
    }

    static String suffix(RestoreId id) {
        return id.value().substring(id.value().length() - 6);
    }

    List<Manifest.Database> databases() {
        return manifest.databases().stream()
                .filter(part -> restore.options().parts().contains(part.part()))
                .toList();
    }

    List<Manifest.Files> files() {
        return manifest.files().stream()
                .filter(part -> restore.options().parts().contains(part.part()))
                .toList();
    }

    List<Manifest.DeployedCode> code() {
        return manifest.code() != null && restore.options().parts().contains(manifest.code().part())
                ? List.of(manifest.code())
                : List.of();
    }
}
