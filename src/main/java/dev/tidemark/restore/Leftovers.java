package dev.tidemark.restore;

import dev.tidemark.backup.Manifest;
import dev.tidemark.engine.Directories;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.EnvironmentTools;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Deletes what a restore has left beside: prepared parts, or the previous state once its time is
 * over (S5.8). What is deleted follows from names that hold the restore's own suffix, so nothing
 * else can be hit.
 */
@Component
class Leftovers {
    private final EnvironmentTools tools;

    Leftovers(EnvironmentTools tools) {
        this.tools = tools;
    }

    /** Repeatable. Returns what it deleted, in words. */
    List<String> delete(RestoreId restore, Manifest manifest, Environment target) {
        var deleted = new ArrayList<String>();
        for (var part : manifest.databases()) {
            var database = Targets.database(manifest, part, target);
            var server = tools.mariaDb(target, database.service());
            var names =
                    List.of(
                            SideNames.incoming(database.name(), restore),
                            SideNames.previous(database.name(), restore),
                            SideNames.aside(database.name(), restore),
                            SideNames.twin(database.name(), restore));
            for (var side : server.sides(database.name())) {
                if (names.contains(side)) {
                    server.dropSide(side);
                    deleted.add(side);
                }
            }
        }
        manifest.files()
                .forEach(part ->
                        deleteBeside(deleted, target, Targets.mount(part, target).path(), restore));
        if (manifest.code() != null) {
            code(deleted, target, restore);
        }
        return List.copyOf(deleted);
    }

    /**
     * Beside code behind a symbolic link lie a link and a release directory; the one that is live
     * now is in use and stays.
     */
    private void code(List<String> deleted, Environment target, RestoreId restore) {
        var path = Targets.code(target).path();
        var facts = new Directories(tools.host(target)).facts(path);
        if (!facts.symbolicLink()) {
            deleteBeside(deleted, target, path, restore);
            return;
        }
        deleteBeside(deleted, target, path, restore);
        if (!facts.realPath().contains(".tidemark-" + RestoreWork.suffix(restore))) {
            deleteBeside(deleted, target, facts.realPath(), restore);
        }
    }

    private void deleteBeside(
            List<String> deleted, Environment target, String path, RestoreId restore) {
        var directories = new Directories(tools.host(target));
        var beside = SideNames.directory(path, restore);
        var facts = directories.facts(beside);
        if (facts.exists() || facts.symbolicLink()) {
            directories.delete(beside);
            deleted.add(beside);
        }
    }
}
