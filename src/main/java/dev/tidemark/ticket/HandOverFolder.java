package dev.tidemark.ticket;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.tidemark.base.Refused;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where what is handed over lies until it expires: a folder of its own for each, readable by the
 * portal alone. Nodes that share the work have to share this folder.
 */
@Component
class HandOverFolder {
    private final Path root;

    HandOverFolder(
            @Value("${tidemark.home}") Path home, @Value("${tidemark.hand-overs:}") String folder) {
        this.root = folder.isBlank() ? home.resolve("hand-overs") : Path.of(folder);
    }

    /** What fills a file; may fail at any time. */
    interface Content {
        void writeTo(OutputStream stream) throws IOException;
    }

    /** Compressed with Zstandard; a file that is there already is written anew. */
    HandOver.Item compressed(String id, String name, Content content) {
        return write(
                id,
                name,
                stream -> {
                    try (var zstd = new ZstdOutputStreamNoFinalizer(stream)) {
                        content.writeTo(zstd);
                    }
                });
    }

    HandOver.Item plain(String id, String name, String text) {
        return write(
                id,
                name,
                stream -> stream.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private HandOver.Item write(String id, String name, Content content) {
        try {
            var file = folder(id).resolve(name);
            var digest = MessageDigest.getInstance("SHA-256");
            try (var stream =
                    new DigestOutputStream(
                            new BufferedOutputStream(Files.newOutputStream(file), 1 << 16),
                            digest)) {
                content.writeTo(stream);
            }
            return new HandOver.Item(
                    name, Files.size(file), HexFormat.of().formatHex(digest.digest()));
        } catch (IOException problem) {
            throw new Refused(
                    "%s could not be written on the portal's machine: %s. Free some space there, then carry it out again."
                            .formatted(name, problem.getMessage()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Path folder(String id) throws IOException {
        var folder = root.resolve(id);
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }

    Path file(HandOver handOver, HandOver.Item item) {
        return root.resolve(handOver.id()).resolve(item.name());
    }

    void delete(String id) {
        var folder = root.resolve(id);
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            for (var file : List.copyOf(all.toList())) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
