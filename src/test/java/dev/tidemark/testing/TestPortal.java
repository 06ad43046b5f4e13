package dev.tidemark.testing;

import dev.tidemark.TidemarkApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A portal in a virtual machine of its own, which can be killed as a crash would. */
public final class TestPortal {
    private final List<String> settings;
    private final Path log;
    private Process process;

    /**
     * @param settings properties, each {@code name=value}
     */
    public TestPortal(List<String> settings) {
        this.settings = List.copyOf(settings);
        try {
            log = Files.createTempFile("portal", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::killIfRunning));
        start();
    }

    /** Returns at once; what waits is worked on as soon as it is up. */
    public void start() {
        var command =
                new ArrayList<>(
                        List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xshare:auto",
                                "-cp",
                                System.getProperty("java.class.path"),
                                TidemarkApplication.class.getName(),
                                "--server.port=0"));
        settings.forEach(setting -> command.add("--" + setting));
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9} of the virtual machine alone; what it had started has to end by itself. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    private void killIfRunning() {
        process.destroyForcibly();
    }

    /** What it has printed, for the message of a test that fails. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
