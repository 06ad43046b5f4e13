package dev.tidemark.backup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A backup with what it holds. */
public record BackupDetail(
        Backup backup,
        List<BackupPart> parts,
        @Nullable Manifest manifest,
        String vaultRegion,
        String vaultLocation) {}
