package dev.tidemark.engine;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A program the engine drives, and how old it may be. */
record NeededTool(String name, String versionArgument, @Nullable Version oldest) {
    static final List<NeededTool> ALL =
            List.of(
                    new NeededTool("restic", "version", new Version("0.17.1")),
                    new NeededTool("mariadb", "--version", null),
                    new NeededTool("mariadb-dump", "--version", null),
                    new NeededTool("git", "--version", null),
                    new NeededTool("rsync", "--version", null),
                    new NeededTool("perl", "--version", null));

    /** The MariaDB programs name their own version first and the release after {@code Distrib}. */
    String version(String words) {
        int release = words.indexOf("Distrib ");
        return Version.in(release < 0 ? words : words.substring(release))
                .map(Version::text)
                .orElse("");
    }

    Optional<String> problem(HostFacts.Tool found, String where) {
        if (!found.present()) {
            return Optional.of(new Failure.ToolMissing(name, where).message());
        }
        if (oldest != null
                && (found.version().isEmpty() || new Version(found.version()).isBefore(oldest))) {
            return Optional.of(
                    new Failure.ToolTooOld(name, found.version(), oldest.text()).message());
        }
        return Optional.empty();
    }
}
