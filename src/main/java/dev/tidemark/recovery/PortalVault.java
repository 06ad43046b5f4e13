package dev.tidemark.recovery;

import dev.tidemark.engine.Host;
import dev.tidemark.engine.Secret;
import dev.tidemark.engine.restic.Labels;
import dev.tidemark.engine.restic.Repository;
import dev.tidemark.engine.restic.Restic;
import dev.tidemark.environment.MasterKey;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The repository that holds the portal's own records; its password follows from the master key. */
final class PortalVault {
    static final Labels LABELS = new Labels("tidemark", List.of("portal"));

    /** The one file of each snapshot. */
    static final String FILE = "portal.sql";

    private PortalVault() {}

    static Restic open(String location, MasterKey masterKey, Host here, Path home) {
        var variables =
                StorageVariables.own().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        java.util.Map.Entry::getKey,
                                        entry -> Secret.of(entry.getValue())));
        return new Restic(
                here,
                "restic",
                new Repository(location, masterKey.portalPassword(), variables),
                home.toAbsolutePath().resolve("cache/restic").toString());
    }
}
