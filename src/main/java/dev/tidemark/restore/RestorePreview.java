package dev.tidemark.restore;

import dev.tidemark.backup.BackupDetail;
import dev.tidemark.environment.CodeState;
import dev.tidemark.environment.Environment;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a restore would do, for the dialog before it; nothing is started by looking.
 *
 * @param problems why it cannot be restored as it is (such as a part missing in the vault); empty
 *     means it can
 */
public record RestorePreview(
        BackupDetail backup,
        Environment target,
        Loss loss,
        @Nullable CodeState codeNow,
        Estimate estimate,
        List<String> problems) {
    /** Which databases can only be restored together, and why. */
    public List<String> ties() {
        return backup.manifest() == null ? List.of() : new Ties(backup.manifest()).words();
    }

    /**
     * A guideline, not a guarantee (S1.16).
     *
     * @param measured from how many measured runs; 0 means from general throughput
     */
    public record Estimate(Duration from, Duration to, Duration safetyBackup, int measured) {}
}
