package dev.tidemark.backup;

import dev.tidemark.base.EnvironmentId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A vault as it was found, read with the master key alone.
 *
 * @param location as restic here reached it
 * @param backups complete ones, oldest first
 * @param skipped what lies there that no backup can be made of, in words
 */
public record StoredVault(
        EnvironmentId environment,
        String location,
        List<StoredBackup> backups,
        List<String> skipped) {
    /**
     * @param known null if the backup is older than such notes, or they are not the portal's own
     */
    public record StoredBackup(
            BackupId id,
            Instant takenAt,
            Manifest manifest,
            List<BackupPart> parts,
            Surroundings.@Nullable Known known) {}

    /** How the environment was connected when the newest backup that says so was taken. */
    public Optional<Surroundings.Known> newestKnown() {
        return backups.reversed().stream()
                .map(StoredBackup::known)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
