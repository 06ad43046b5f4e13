package dev.tidemark.restore;

import dev.tidemark.backup.Manifest;
import dev.tidemark.base.Refused;
import dev.tidemark.engine.mariadb.Reference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Databases of a backup that refer to each other: a key of one would point to rows of another time
 * if only the other were restored, so they are restored together.
 */
final class Ties {
    private final Map<Tie, Reference> ties = new LinkedHashMap<>();

    /** Two parts; in the order of the backup. */
    private record Tie(Manifest.Database one, Manifest.Database other) {}

    Ties(Manifest manifest) {
        for (var part : manifest.databases()) {
            for (var reference : references(part)) {
                others(manifest, part, reference)
                        .forEach(other -> ties.putIfAbsent(new Tie(part, other), reference));
            }
        }
    }

    private static List<Reference> references(Manifest.Database part) {
        return part.references() == null ? List.of() : part.references();
    }

    private static Stream<Manifest.Database> others(
            Manifest manifest, Manifest.Database part, Reference reference) {
        return manifest.databases().stream()
                .filter(other -> other.service().equals(part.service()))
                .filter(other ->
                        reference.database().equals(part.database())
                                && reference.toDatabase().equals(other.database()));
    }

    /** Refuses a choice of parts that tears databases apart. */
    void refuseTorn(Set<String> parts) {
        ties.forEach((tie, reference) -> {
            if (parts.contains(tie.one().part()) != parts.contains(tie.other().part())) {
                throw new Refused(
                        "%s and %s can only be restored together: %s. Choose both or neither. Nothing was started."
                                .formatted(
                                        tie.one().database(),
                                        tie.other().database(),
                                        reference.words()));
            }
        });
    }

    /** One sentence each, for the preview. */
    List<String> words() {
        return ties.entrySet().stream()
                .map(tie ->
                        "%s and %s are restored together or not at all: %s."
                                .formatted(
                                        tie.getKey().one().database(),
                                        tie.getKey().other().database(),
                                        tie.getValue().words()))
                .toList();
    }
}
