package dev.tidemark.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Random;

/** Files that are easy to lose: odd names, links, holes, permissions, times. */
public final class OddFiles {
    private static final int LARGE = 12 << 20;

    private OddFiles() {}

    public static void create(Path folder) {
        try {
            Files.createDirectories(folder.resolve("deep/er/still"));
            Files.createDirectories(folder.resolve("empty"));
            for (var name :
                    new String[] {
                        "plain.txt", "with space", "quote'\"", "--force", "-rf", "line\nbreak",
                                "tab\there",
                        "back\\slash", "$(touch x)", "`id`", "☕ emoji 😀", "ümläut", "*", "a;b|c&d"
                    }) {
                Files.writeString(folder.resolve(name), "content of " + name);
            }
            Files.writeString(folder.resolve("deep/er/still/here.txt"), "deep");
            Files.createSymbolicLink(folder.resolve("link"), Path.of("plain.txt"));
            Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere/to be found"));
            Files.createLink(folder.resolve("hard"), folder.resolve("plain.txt"));
            sparse(folder.resolve("sparse.img"));
            large(folder.resolve("large.bin"));
            Files.createFile(folder.resolve("zero"));
            permissions(folder);
            Files.setLastModifiedTime(
                    folder.resolve("plain.txt"),
                    FileTime.from(Instant.parse("2001-02-03T04:05:06.789Z")));
            Files.setLastModifiedTime(
                    folder.resolve("empty"), FileTime.from(Instant.parse("2011-11-11T11:11:11Z")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void permissions(Path folder) throws IOException {
        Files.setPosixFilePermissions(
                folder.resolve("with space"), PosixFilePermissions.fromString("rwxr-x---"));
        Files.setPosixFilePermissions(
                folder.resolve("deep/er"), PosixFilePermissions.fromString("rwxrwx---"));
        if ("root".equals(System.getProperty("user.name"))) {
            Files.setAttribute(folder.resolve("--force"), "unix:uid", 65534);
            Files.setAttribute(folder.resolve("--force"), "unix:gid", 65534);
        }
    }

    private static void sparse(Path file) throws IOException {
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(64 << 20);
            access.seek(32 << 20);
            access.write(7);
        }
    }

    private static void large(Path file) throws IOException {
        var bytes = new byte[LARGE];
        new Random(42).nextBytes(bytes);
        Files.write(file, bytes);
    }

    /** Deletes, changes and adds. */
    public static void spoil(Path folder) {
        try {
            Files.delete(folder.resolve("quote'\""));
            Files.delete(folder.resolve("link"));
            Files.writeString(folder.resolve("plain.txt"), "garbled");
            Files.writeString(folder.resolve("new since"), "will be lost");
            Files.writeString(folder.resolve("deep/er/still/here.txt"), "changed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
