package dev.tidemark.backup;

import java.util.List;

/**
 * Views, triggers, routines and events of all databases of a backup as one script for the {@code
 * mariadb} client. It lies in the vault for people who restore without the portal; the portal
 * itself goes by the manifest.
 */
final class DefinitionsScript {
    /** The part's tag, and its one file. No record names it; it goes with its set. */
    static final String PART = "definitions";

    static final String FILE = "definitions.sql";

    private DefinitionsScript() {}

    static String of(List<Manifest.Database> databases) {
        var text = new StringBuilder();
        for (var database : databases) {
            text.append("USE `%s`;\n".formatted(database.database().replace("`", "``")))
                    .append(database.definitions())
                    .append('\n');
        }
        return text.toString();
    }
}
