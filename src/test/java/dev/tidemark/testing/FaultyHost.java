package dev.tidemark.testing;

import dev.tidemark.engine.testing.TestSshd;
import dev.tidemark.environment.ConnectionFile.HostPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A host of its own, reached over SSH, whose programs and disks fail at the wish of a test. Its
 * mounts are in a name space of their own, so they end with it.
 */
public final class FaultyHost {
    private static final List<String> TOOLS =
            List.of("restic", "mariadb", "mariadb-dump", "git", "perl");
    private static final String SYSTEM_PATH = "/usr/local/bin:/usr/bin:/bin";
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final Path folder;
    private final TestSshd server;

    public FaultyHost() {
        try {
            folder = Files.createTempDirectory("faulty-host");
            Files.createDirectories(folder.resolve("tools"));
            Files.createDirectories(folder.resolve("faults"));
            for (var tool : TOOLS) {
                script(folder.resolve("tools").resolve(tool), wrapper());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server =
                new TestSshd(
                        ROOT ? List.of("unshare", "-m", "--propagation", "private") : List.of());
    }

    /** A fault that is mended when it is closed. */
    @FunctionalInterface
    public interface Fault extends AutoCloseable {
        @Override
        void close();
    }

    public HostPlan plan() {
        var address = server.address();
        return new HostPlan(
                "ssh",
                address.host(),
                address.port(),
                address.user(),
                null,
                server.userKey().reveal(),
                server.hostKey().toString(),
                folder.resolve("tools").toString());
    }

    /** The folder of wrapped programs, for portals that work on this machine. */
    public Path tools() {
        return folder.resolve("tools");
    }

    /**
     * Lets a program run shell code before it does its work.
     *
     * @param code may read {@code $name} and {@code $*}, run the program itself as {@code "$tool"
     *     "$@"}, and end with {@code exit} or {@code kill -9 $$}
     */
    public Fault when(String tool, String code) {
        var fault = folder.resolve("faults").resolve(tool);
        try {
            Files.writeString(fault, code);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return () -> delete(fault);
    }

    /** Takes a program away altogether. */
    public Fault without(String tool) {
        assumeMounts();
        var ghost = folder.resolve("ghost");
        // A script whose interpreter is missing is itself not found when it is run.
        script(ghost, "#!/nowhere\n");
        var hidden = folder.resolve("tools").resolve(tool);
        delete(hidden);
        var installed = TestSite.run("sh", "-c", "command -v \"$1\" || true", "x", tool).strip();
        if (installed.isEmpty()) {
            return () -> script(hidden, wrapper());
        }
        inside("mount", "--bind", ghost.toString(), installed);
        return () -> {
            inside("umount", installed);
            script(hidden, wrapper());
        };
    }

    /** A small disk in the place of a directory, only for what runs on this host. */
    public Fault smallDisk(Path place, String size) {
        assumeMounts();
        inside("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", place.toString());
        return () -> inside("umount", "-l", place.toString());
    }

    public void resize(Path smallDisk, String size) {
        inside("mount", "-o", "remount,size=" + size, smallDisk.toString());
    }

    /** Ends everything on it; nobody answers until it is closed. */
    public Fault down() {
        server.kill();
        return server::start;
    }

    private static void assumeMounts() {
        Assumptions.assumeTrue(ROOT, "Only root can mount");
    }

    private void inside(String... command) {
        var all =
                new java.util.ArrayList<>(
                        List.of("nsenter", "-m", "-t", String.valueOf(server.pid())));
        all.addAll(List.of(command));
        TestSite.run(all.toArray(String[]::new));
    }

    private String wrapper() {
        return """
        #!/bin/sh
        name=${0##*/}
        tool=$(PATH=%s:%s; command -v "$name")
        if [ -f "%s/$name" ]; then . "%s/$name"; fi
        exec "$tool" "$@"
        """
                .formatted(
                        TemporaryHome.tools(),
                        SYSTEM_PATH,
                        folder.resolve("faults"),
                        folder.resolve("faults"));
    }

    private static void script(Path file, String text) {
        try {
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
