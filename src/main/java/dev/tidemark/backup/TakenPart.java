package dev.tidemark.backup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part that is safely in the vault, with what the manifest says of it: the outcome of its step.
 *
 * @param part null if nothing of it could be saved, and that is as wanted
 * @param leftOut what of it could not be saved
 */
record TakenPart(
        @Nullable BackupPart part,
        Manifest.@Nullable Database database,
        Manifest.@Nullable Files files,
        Manifest.@Nullable DeployedCode code,
        List<LeftOut> leftOut) {
    TakenPart {
        leftOut = List.copyOf(leftOut);
    }

    TakenPart(
            BackupPart part,
            Manifest.@Nullable Database database,
            Manifest.@Nullable Files files,
            Manifest.@Nullable DeployedCode code) {
        this(part, database, files, code, List.of());
    }

    static TakenPart nothing(LeftOut whole) {
        return new TakenPart(null, null, null, null, List.of(whole));
    }
}
