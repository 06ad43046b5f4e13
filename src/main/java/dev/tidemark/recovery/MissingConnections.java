package dev.tidemark.recovery;

import dev.tidemark.backup.Manifest;
import dev.tidemark.backup.StoredVault;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Asks for what vaults of older backups do not say, as far as possible in the form to fill in. */
final class MissingConnections {
    private MissingConnections() {}

    static String words(List<StoredVault> unknown) {
        return """
        The backups of these environments are of a version that did not write down how they were connected: %s.
        Nothing was changed. Next: write a file as for ./tidemark run --environments, with the names that give these ids,
        and rebuild with --environments FILE. What their backups tell:

        %s\
        """
                .formatted(
                        unknown.stream()
                                .map(vault -> vault.environment().value())
                                .collect(Collectors.joining(", ")),
                        unknown.stream()
                                .map(MissingConnections::form)
                                .collect(Collectors.joining("\n")));
    }

    private static String form(StoredVault vault) {
        if (vault.backups().isEmpty()) {
            return "# %s: its vault holds no complete backup\n".formatted(vault.environment());
        }
        Manifest manifest = vault.backups().getLast().manifest();
        var lines = new StringBuilder("# " + vault.environment() + "\n");
        manifest.databases()
                .forEach(database ->
                        lines.append(
                                "# service %s, database %s\n"
                                        .formatted(database.service(), database.database())));
        manifest.files()
                .forEach(files ->
                        lines.append(
                                "# mount %s: %s, without %s\n"
                                        .formatted(files.mount(), files.path(), files.excludes())));
        if (manifest.code() != null) {
            lines.append(
                    "# code: %s, branch %s\n"
                            .formatted(
                                    manifest.code().path(),
                                    Objects.requireNonNullElse(manifest.code().branch(), "none")));
        }
        return lines.toString();
    }
}
