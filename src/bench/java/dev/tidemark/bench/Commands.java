package dev.tidemark.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs programs without the portal's engine, so that what is compared shares nothing with it. */
final class Commands {
    private Commands() {}

    static String run(String... command) {
        return run(Map.of(), List.of(command));
    }

    /** What it printed; fails with that if the program does. */
    static String run(Map<String, String> environment, List<String> command) {
        try {
            var output = Files.createTempFile("bench", ".log");
            try {
                return run(environment, command, output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(Map<String, String> environment, List<String> command, Path output)
            throws IOException {
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        try {
            int exitCode = builder.start().waitFor();
            var text = Files.readString(output);
            if (exitCode != 0) {
                throw new IllegalStateException(
                        "%s ended with %d: %s".formatted(command, exitCode, text));
            }
            return text;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void delete(Path path) {
        run("rm", "-rf", "--", path.toString());
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
