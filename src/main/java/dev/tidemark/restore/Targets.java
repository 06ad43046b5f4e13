package dev.tidemark.restore;

import dev.tidemark.backup.Manifest;
import dev.tidemark.base.Refused;
import dev.tidemark.environment.Code;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.Mount;
import dev.tidemark.environment.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** Where a restore puts its databases of one service before the cutover, by their old names. */
    static Map<String, String> incoming(RestoreWork work, String service) {
        var schemas = new LinkedHashMap<String, String>();
        for (var part : work.databases()) {
            if (part.service().equals(service)) {
                schemas.put(part.database(), incoming(work, part));
            }
        }
        return schemas;
    }

    /** The databases of one service by where they are before the cutover. */
    static Map<String, String> liveByIncoming(RestoreWork work, String service) {
        var schemas = new LinkedHashMap<String, String>();
        for (var part : work.databases()) {
            if (part.service().equals(service)) {
                schemas.put(
                        incoming(work, part),
                        database(work.manifest(), part, work.target()).name());
            }
        }
        return schemas;
    }

    private static String incoming(RestoreWork work, Manifest.Database part) {
        var target = database(work.manifest(), part, work.target());
        return SideNames.incoming(target.name(), work.restore().id());
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
