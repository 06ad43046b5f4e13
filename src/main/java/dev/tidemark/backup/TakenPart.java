package dev.tidemark.backup;

import org.jspecify.annotations.Nullable;

/**
 * A part that is safely in the vault, with what the manifest says of it: the outcome of its step.
 */
record TakenPart(
        BackupPart part,
        Manifest.@Nullable Database database,
        Manifest.@Nullable Files files,
        Manifest.@Nullable DeployedCode code) {}
