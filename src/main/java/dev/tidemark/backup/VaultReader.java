package dev.tidemark.backup;

import dev.tidemark.backup.StoredVault.StoredBackup;
import dev.tidemark.base.EnvironmentId;
import dev.tidemark.base.Json;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.Secret;
import dev.tidemark.engine.restic.Repository;
import dev.tidemark.engine.restic.Restic;
import dev.tidemark.engine.restic.Snapshot;
import dev.tidemark.environment.MasterKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Reads vaults of which there is no record, with the master key alone. */
@Component
public class VaultReader {
    private final MasterKey masterKey;
    private final TakeSurroundings surroundings;

    VaultReader(MasterKey masterKey, TakeSurroundings surroundings) {
        this.masterKey = masterKey;
        this.surroundings = surroundings;
    }

    /**
     * Where a vault was found and how it is reached.
     *
     * @param names what the environment's id may be, likeliest first
     * @param cache a folder for restic
     */
    public record Place(
            String location, List<String> names, Map<String, Secret> variables, String cache) {}

    /** Fails with {@link Refused} if the master key does not open it. */
    public StoredVault read(Place place, Host host) {
        for (var name : place.names()) {
            var environment = new EnvironmentId(name);
            var restic =
                    new Restic(
                            host,
                            "restic",
                            new Repository(
                                    place.location(),
                                    masterKey.vaultPassword(environment),
                                    place.variables()),
                            place.cache());
            if (restic.opens()) {
                return read(place, environment, restic);
            }
        }
        throw new Refused(
                """
                %s does not open. Tried as the vault of %s. Either it belongs to another master key, or it was last used by a \
                version that did not yet carry vaults over, or its environment has another id: then write %s=ID.\
                """
                        .formatted(
                                place.location(),
                                String.join(", ", place.names()),
                                place.location()));
    }

    private StoredVault read(Place place, EnvironmentId environment, Restic restic) {
        var sets = new LinkedHashMap<String, List<Snapshot>>();
        for (var snapshot : restic.snapshots(List.of())) {
            var set = tag(snapshot, "set=");
            if (set != null) {
                sets.computeIfAbsent(set, any -> new ArrayList<>()).add(snapshot);
            }
        }
        var found = new ArrayList<StoredBackup>();
        var skipped = new ArrayList<String>();
        sets.forEach((set, snapshots) -> {
            try {
                found.add(backup(environment, new BackupId(set), snapshots, restic));
            } catch (Refused unusable) {
                skipped.add(unusable.reason());
            }
        });
        found.sort(Comparator.comparing(StoredBackup::takenAt));
        return new StoredVault(environment, place.location(), found, skipped);
    }

    /** The manifest is stored last: a set without one was never completed. */
    private StoredBackup backup(
            EnvironmentId environment, BackupId id, List<Snapshot> snapshots, Restic restic) {
        var parts = new ArrayList<BackupPart>();
        Snapshot last = null;
        for (var snapshot : snapshots) {
            var name = name(snapshot);
            if (name.equals("manifest")) {
                last = snapshot;
            } else if (!name.equals(DefinitionsScript.PART)) {
                parts.add(part(name, parts.size() + 1, snapshot));
            }
        }
        if (last == null) {
            throw new Refused("%s was never completed.".formatted(id));
        }
        parts.add(part("manifest", parts.size() + 1, last));
        var manifest = manifest(restic, last, id);
        if (!manifest.environment().equals(environment.value())) {
            throw new Refused("%s is a backup of %s.".formatted(id, manifest.environment()));
        }
        return new StoredBackup(id, manifest.takenAt(), manifest, parts, known(manifest, id));
    }

    private static Manifest manifest(Restic restic, Snapshot snapshot, BackupId id) {
        try {
            var json =
                    new String(restic.read(snapshot.id(), Manifest.FILE), StandardCharsets.UTF_8);
            return Json.read(json, Manifest.class);
        } catch (JacksonException unreadable) {
            throw new Refused("The manifest of %s cannot be read.".formatted(id));
        }
    }

    private Surroundings.@Nullable Known known(Manifest manifest, BackupId id) {
        try {
            return manifest.surroundings() == null
                    ? null
                    : surroundings.open(manifest.surroundings(), id);
        } catch (IllegalStateException | IllegalArgumentException | JacksonException notOurs) {
            return null;
        }
    }

    private static BackupPart part(String name, int ordinal, Snapshot snapshot) {
        var kind =
                switch (name.replaceFirst(":.*$", "")) {
                    case "database" -> BackupPart.Kind.DATABASE;
                    case "files" -> BackupPart.Kind.FILES;
                    case "code" -> BackupPart.Kind.CODE;
                    default -> BackupPart.Kind.MANIFEST;
                };
        return new BackupPart(
                name,
                ordinal,
                kind,
                snapshot.id().value(),
                snapshot.totalBytes(),
                0,
                snapshot.totalFiles(),
                Duration.ZERO);
    }

    private static String name(Snapshot snapshot) {
        var tag = tag(snapshot, "part=");
        return tag == null
                ? ""
                : new String(Base64.getUrlDecoder().decode(tag), StandardCharsets.UTF_8);
    }

    private static @Nullable String tag(Snapshot snapshot, String prefix) {
        return snapshot.tags().stream()
                .filter(tag -> tag.startsWith(prefix))
                .map(tag -> tag.substring(prefix.length()))
                .findFirst()
                .orElse(null);
    }
}
