package dev.tidemark.restore;

import dev.tidemark.backup.Manifest;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.Code;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.Mount;
import dev.tidemark.environment.Service;
import java.util.List;
import java.util.Objects;

/**
 * Where the parts of a backup go in an environment: where they came from, or their counterparts in
 * a sibling.
 */
final class Targets {
    private Targets() {}

    /** A database of the target. */
    record Database(Service service, String name) {}

    /**
     * The database of the same name in the service of the same name; in a sibling, whose databases
     * are named otherwise, the one at the same place of the service's list.
     */
    static Database database(Manifest manifest, Manifest.Database part, Environment target) {
        var service =
                target.services().stream()
                        .filter(candidate -> candidate.name().equals(part.service()))
                        .findFirst()
                        .orElseThrow(() -> missing(target, "service " + part.service()));
        if (service.databases().contains(part.database())) {
            return new Database(service, part.database());
        }
        List<String> siblings =
                manifest.databases().stream()
                        .filter(candidate -> candidate.service().equals(part.service()))
                        .map(Manifest.Database::database)
                        .toList();
        int place = siblings.indexOf(part.database());
        if (place >= service.databases().size()) {
            throw missing(target, "database for " + part.database());
        }
        return new Database(service, service.databases().get(place));
    }

    static Mount mount(Manifest.Files part, Environment target) {
        return target.mounts().stream()
                .filter(mount -> mount.name().equals(part.mount()))
                .findFirst()
                .orElseThrow(() -> missing(target, "mount " + part.mount()));
    }

    static Code code(Environment target) {
        if (target.code() == null) {
            throw missing(target, "deployed code");
        }
        return Objects.requireNonNull(target.code());
    }

    private static Refused missing(Environment target, String what) {
        return new Refused(
                "%s has no %s. Leave that part out, or connect it."
                        .formatted(target.title(), what));
    }
}
