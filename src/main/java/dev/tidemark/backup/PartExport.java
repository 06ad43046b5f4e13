package dev.tidemark.backup;

import dev.tidemark.engine.restic.SnapshotId;
import java.io.OutputStream;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Streams the parts of a stored backup out of its vault; for the portal's own work. */
@Component
public class PartExport {
    private static final Duration LONGEST = Duration.ofHours(12);

    private final TakeBackup vaults;

    PartExport(TakeBackup vaults) {
        this.vaults = vaults;
    }

    /** A database as its SQL dump, a directory as tar; the stream is not closed. */
    public void write(BackupDetail detail, Manifest manifest, BackupPart part, OutputStream to) {
        var restic = vaults.vaultOf(detail.backup());
        var snapshot = new SnapshotId(part.snapshotId());
        switch (part.kind()) {
            case DATABASE, MANIFEST -> restic.write(snapshot, file(part), to, LONGEST);
            case FILES, CODE -> restic.writeArchive(snapshot, path(manifest, part), to, LONGEST);
        }
    }

    private static String file(BackupPart part) {
        return part.kind() == BackupPart.Kind.DATABASE ? DatabaseParts.DUMP : Manifest.FILE;
    }

    private static String path(Manifest manifest, BackupPart part) {
        return manifest.files().stream()
                .filter(files -> files.part().equals(part.name()))
                .map(Manifest.Files::path)
                .findFirst()
                .orElseGet(() -> java.util.Objects.requireNonNull(manifest.code()).realPath());
    }
}
