package dev.tidemark.restore;

import java.util.Set;

/**
 * What is brought back.
 *
 * @param parts names as in the manifest, the code's part included if the code is to come back;
 *     empty is refused
 * @param safetyBackup whether the present state is backed up first
 */
public record RestoreOptions(Set<String> parts, SafetyBackup safetyBackup) {
    public RestoreOptions {
        parts = Set.copyOf(parts);
    }

    public RestoreOptions(Set<String> parts, boolean safetyBackup) {
        this(parts, safetyBackup ? SafetyBackup.COMPLETE : SafetyBackup.NONE);
    }
}
