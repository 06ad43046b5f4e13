package dev.tidemark.recovery;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The credentials of a storage, by the variables of the portal's own environment as restic takes
 * them.
 */
final class StorageVariables {
    private static final Pattern NAMES =
            Pattern.compile(
                    "(AWS|AZURE|B2|GOOGLE|OS|ST|RCLONE)_[A-Z0-9_]+|RESTIC_REST_(USERNAME|PASSWORD)");

    private StorageVariables() {}

    static Map<String, String> own() {
        var found = new TreeMap<String, String>();
        System.getenv()
                .forEach((name, value) -> {
                    if (NAMES.matcher(name).matches()) {
                        found.put(name, value);
                    }
                });
        return found;
    }
}
