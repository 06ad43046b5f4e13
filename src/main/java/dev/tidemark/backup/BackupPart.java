package dev.tidemark.backup;

import java.time.Duration;

/**
 * One part of a backup: a snapshot in the vault.
 *
 * @param name as in the manifest: {@code database:shop}, {@code files:uploads}, {@code code},
 *     {@code manifest}
 * @param bytes apparent size
 * @param bytesAdded what was new to the vault
 */
public record BackupPart(
        String name,
        int ordinal,
        Kind kind,
        String snapshotId,
        long bytes,
        long bytesAdded,
        long files,
        Duration took) {
    /** What a part holds. */
    public enum Kind {
        DATABASE,
        FILES,
        CODE,
        MANIFEST
    }

    /**
     * A part's name as people read it, such as {@code MariaDB shop}, {@code files uploads} or
     * {@code code}.
     */
    public static String words(String name) {
        var kind = name.replaceFirst(":.*$", "");
        var which = name.replaceFirst("^[^:]*:", "").replaceFirst("^.*/", "");
        return switch (kind) {
            case "database" -> "MariaDB " + which;
            case "files" -> "files " + which;
            default -> which;
        };
    }
}
