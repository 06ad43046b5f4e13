package dev.tidemark.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The constant perl texts that run on a host. */
public final class Scripts {
    private Scripts() {}

    /** A file of this package's resources, such as {@code mariadb/dump.pl}. */
    public static String read(String name) {
        try (var text = Objects.requireNonNull(Scripts.class.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
