package dev.tidemark.engine.restic;

import java.util.List;

/**
 * A directory to be backed up.
 *
 * @param path absolute; a symbolic link must be resolved before
 * @param excludes patterns relative to the directory: {@code cache} or {@code /cache} is that entry
 *     at its top, {@code **}{@code /*.log} any such file
 */
public record DirectoryBackup(String path, List<String> excludes, Labels labels) {
    public DirectoryBackup {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("Not an absolute path: " + path);
        }
        excludes = List.copyOf(excludes);
    }

    /** The pattern that means one path below the directory and no other. */
    public static String exactly(String relative) {
        return Excludes.literal(relative);
    }
}
