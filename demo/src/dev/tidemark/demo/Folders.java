package dev.tidemark.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The few things done with files in more than one place. */
final class Folders {

    private Folders() {}

    /** Files and links below a folder, and their bytes. A folder that is not there has none. */
    record Content(int files, long bytes) {}

    static Content content(Path folder) throws IOException {
        var files = new int[1];
        var bytes = new long[1];
        walk(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        files[0]++;
                        bytes[0] += attributes.size();
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException vanished) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        return new Content(files[0], bytes[0]);
    }

    /** Deletes what is in the folder and keeps the folder. Links are deleted, never followed. */
    static void empty(Path folder) throws IOException {
        walk(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                            throws IOException {
                        if (!visited.equals(folder)) {
                            Files.delete(visited);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Nobody but the owner can read the file, from the first moment on. */
    static void writeSecret(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
    }

    private static void walk(Path folder, SimpleFileVisitor<Path> visitor) throws IOException {
        if (Files.isDirectory(folder)) {
            Files.walkFileTree(folder, Set.of(), Integer.MAX_VALUE, visitor);
        }
    }
}
