package dev.tidemark.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end and gives what it said; a failure carries its last words. */
record Command(List<String> arguments, Path folder, Map<String, String> environment) {

    String run() {
        var builder =
                new ProcessBuilder(arguments).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new DemoFailure(named() + " did not end within a minute.");
            }
            if (process.exitValue() != 0) {
                throw new DemoFailure(
                        named() + " ended with " + process.exitValue() + ": " + output);
            }
            return output;
        } catch (IOException failure) {
            throw new DemoFailure(named() + " cannot be run: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DemoFailure(named() + " was interrupted.", interrupted);
        }
    }

    private String named() {
        return Path.of(arguments.getFirst()).getFileName().toString();
    }
}
