package dev.tidemark.backup;

import dev.tidemark.environment.Code;
import dev.tidemark.environment.Environment;
import dev.tidemark.environment.Mount;
import dev.tidemark.environment.Service;
import java.util.ArrayList;
import java.util.List;

/** What the parts of an environment's backup are, in the order in which they are taken. */
sealed interface PartSource {
    /** As in the manifest. */
    String name();

    /** As people read it. */
    String title();

    record DatabaseSource(Service service, String database) implements PartSource {
        @Override
        public String name() {
            return "database:%s/%s".formatted(service.name(), database);
        }

        @Override
        public String title() {
            return "Database " + database;
        }
    }

    record FilesSource(Mount mount) implements PartSource {
        @Override
        public String name() {
            return "files:" + mount.name();
        }

        @Override
        public String title() {
            return "Files " + mount.name();
        }
    }

    record CodeSource(Code code) implements PartSource {
        @Override
        public String name() {
            return "code";
        }

        @Override
        public String title() {
            return "Code";
        }
    }

    /** Databases first, so that files which rows refer to are read later than the rows. */
    static List<PartSource> of(Environment environment) {
        var sources = new ArrayList<PartSource>();
        for (var service : environment.services()) {
            service.databases()
                    .forEach(database -> sources.add(new DatabaseSource(service, database)));
        }
        environment.mounts().forEach(mount -> sources.add(new FilesSource(mount)));
        if (environment.code() != null) {
            sources.add(new CodeSource(environment.code()));
        }
        return List.copyOf(sources);
    }
}
