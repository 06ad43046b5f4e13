package dev.tidemark.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The private folder of one connection: key, pinned host key, control socket. In memory where there
 * is such a place; its path is short because a socket's path may only have about 100 characters.
 */
record SshFolder(Path path) {
    /** Stands for the host in known_hosts, so that neither its name nor its port matter. */
    static final String ALIAS = "pinned";

    static SshFolder create(Secret privateKey, HostKey pinned) {
        try {
            var memory = Path.of("/dev/shm");
            var folder =
                    Files.isWritable(memory)
                            ? Files.createTempDirectory(memory, "tidemark-ssh")
                            : Files.createTempDirectory("tidemark-ssh");
            var result = new SshFolder(folder);
            Files.writeString(result.knownHosts(), ALIAS + " " + pinned + "\n");
            Files.createFile(
                    result.key(),
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(result.key(), privateKey.reveal().strip() + "\n");
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path key() {
        return path.resolve("key");
    }

    Path knownHosts() {
        return path.resolve("known_hosts");
    }

    Path socket() {
        return path.resolve("s");
    }

    Path errors() {
        return path.resolve("errors");
    }

    void delete() {
        try {
            for (var file : List.of(key(), knownHosts(), socket(), errors(), path)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
