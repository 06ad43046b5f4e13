package dev.tidemark.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs programs without the portal's engine: who judges it must not share its mistakes. */
final class Shell {
    private Shell() {}

    /**
     * What it printed on both outputs.
     *
     * @param input a file that it reads
     */
    record Printed(int exitCode, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        Printed orFail(Object what) {
            if (exitCode != 0) {
                throw new IllegalStateException(what + " ended with " + exitCode + ": " + text());
            }
            return this;
        }
    }

    static Printed run(Path folder, String input, List<String> command) {
        try {
            var given = Files.createTempFile("torture", ".in");
            var printed = Files.createTempFile("torture", ".out");
            try {
                Files.writeString(given, input);
                int exitCode =
                        new ProcessBuilder(command)
                                .directory(folder.toFile())
                                .redirectInput(given.toFile())
                                .redirectErrorStream(true)
                                .redirectOutput(printed.toFile())
                                .start()
                                .waitFor();
                return new Printed(exitCode, Files.readAllBytes(printed));
            } finally {
                Files.delete(given);
                Files.delete(printed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Printed run(Path folder, String... command) {
        return run(folder, "", List.of(command)).orFail(List.of(command));
    }
}
