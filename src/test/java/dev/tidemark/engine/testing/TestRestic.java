package dev.tidemark.engine.testing;

import dev.tidemark.engine.Host;
import dev.tidemark.engine.LocalHost;
import dev.tidemark.engine.Secret;
import dev.tidemark.engine.restic.Repository;
import dev.tidemark.engine.restic.Restic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds restic and makes repositories in temporary folders. */
public final class TestRestic {
    private static final Path CACHE = temporary("restic-cache");

    private TestRestic() {}

    /** The property {@code tidemark.restic}, the variable {@code TIDEMARK_RESTIC}, or the path. */
    public static String program() {
        return Optional.ofNullable(System.getProperty("tidemark.restic"))
                .or(() -> Optional.ofNullable(System.getenv("TIDEMARK_RESTIC")))
                .orElse("restic");
    }

    /** A new repository of its own. */
    public static Restic create(Host host) {
        var restic = open(host, new Repository(temporary("vault") + "/r", Secret.of("correct")));
        restic.initialize();
        return restic;
    }

    public static Restic create() {
        return create(new LocalHost());
    }

    public static Restic open(Host host, Repository repository) {
        return new Restic(host, program(), repository, CACHE.toString());
    }

    private static Path temporary(String name) {
        try {
            return Files.createTempDirectory(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
