package dev.tidemark.restore;

import dev.tidemark.backup.Manifest;
import dev.tidemark.engine.Directories;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.SideDirectories;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.Mount;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Deletes directories and links that a restore has left beside. Never what is live, whatever it is
 * called, nor what holds something live, nor what another restore still needs, nor what somebody
 * else has put there.
 */
final class FileLeftovers {
    private final Restores restores;
    private final Environment target;
    private final Directories directories;
    private final SideDirectories sides;

    FileLeftovers(Restores restores, Host host, Environment target) {
        this.restores = restores;
        this.target = target;
        this.directories = new Directories(host);
        this.sides = new SideDirectories(host);
    }

    void delete(RestoreId restore, Manifest manifest, Leftovers.Report report) {
        var paths = new LinkedHashSet<>(restores.beside(restore));
        paths.addAll(released(restore, manifest));
        paths.removeAll(restores.besideOfOthers(restore, target.id()));
        var live = live();
        for (var path : paths) {
            if (path.endsWith("/")) {
                continue;
            }
            var facts = directories.facts(path);
            if (!facts.exists() && !facts.symbolicLink()) {
                continue;
            }
            if (!facts.symbolicLink() && holds(path, live)) {
                continue;
            }
            if (isForeign(restore, path)) {
                report.left().add(path + ": it was not made by this restore; delete it by hand");
            } else {
                var left = sides.delete(path);
                (left.isEmpty() ? report.deleted() : report.left())
                        .add(left.isEmpty() ? path : words(path, left));
            }
        }
        deleteEmpty(paths, live);
    }

    /** Bytes of files that a restore has left beside, whether or not a later one needs them too. */
    long bytes(RestoreId restore) {
        var live = live();
        var beside =
                restores.beside(restore).stream()
                        .filter(path -> !path.endsWith("/") && !holds(path, live))
                        .toList();
        var outermost =
                beside.stream()
                        .filter(path ->
                                beside.stream().noneMatch(other -> path.startsWith(other + "/")))
                        .distinct()
                        .toList();
        return directories.measure(outermost).bytes();
    }

    /** Directories that had to be made to lead to something, if nothing has come into them. */
    private void deleteEmpty(Set<String> paths, Set<String> live) {
        paths.stream()
                .filter(path -> path.endsWith("/") && !live.contains(path.replaceFirst("/$", "")))
                .forEach(directories::deleteIfEmpty);
    }

    private static String words(String path, List<String> left) {
        return "%s: the system does not let %s be deleted; delete it by hand"
                .formatted(path, String.join(", ", left));
    }

    /** Where the environment's directories really are now. */
    private Set<String> live() {
        var all = new HashSet<String>();
        for (var path : protectedPaths()) {
            all.add(path);
            all.add(directories.facts(path).realPath());
        }
        return all;
    }

    private List<String> protectedPaths() {
        var all = new ArrayList<>(target.mounts().stream().map(Mount::path).toList());
        if (target.code() != null) {
            all.add(target.code().path());
        }
        return all;
    }

    private static boolean holds(String path, Set<String> live) {
        return live.stream().anyMatch(one -> one.equals(path) || one.startsWith(path + "/"));
    }

    /** Something that changed places with what people had put there meanwhile is theirs. */
    private boolean isForeign(RestoreId restore, String path) {
        return restores.journal(restore).stream()
                .flatMap(journal -> journal.items().stream())
                .map(Journal.Item::directory)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .filter(plan -> plan.beside().equals(path))
                .anyMatch(plan -> {
                    var there = directories.identity(path).value();
                    return !there.equals(plan.prepared()) && !there.equals(plan.previous());
                });
    }

    /** By the names that the first version gave, which were not written down. */
    private List<String> released(RestoreId restore, Manifest manifest) {
        var suffix = RestoreWork.suffix(restore);
        var all = new ArrayList<String>();
        for (var part : manifest.files()) {
            target.mounts().stream()
                    .filter(mount -> mount.name().equals(part.mount()))
                    .forEach(mount -> all.add(SideDirectories.released(mount.path(), suffix)));
        }
        if (manifest.code() != null && target.code() != null) {
            var path = target.code().path();
            all.add(SideDirectories.released(path, suffix));
            var real = directories.facts(path).realPath();
            if (!real.contains(".tidemark-" + suffix)) {
                all.add(SideDirectories.released(real, suffix));
            }
        }
        return all;
    }
}
