package dev.tidemark.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The demo shop on free ports, in a folder that is given. */
final class DemoShop implements AutoCloseable {
    private static final Path SCRIPT =
            Path.of(System.getProperty("basedir", ""), "demo", "demo").toAbsolutePath();

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private final Path state;
    private final int production = freePort();
    private final int staging = freePort();

    private DemoShop(Path state) {
        this.state = state;
    }

    static DemoShop start(Path folder) {
        var shop = new DemoShop(folder.resolve("shop"));
        shop.script("start");
        return shop;
    }

    /** What an operator would write to connect it. */
    String environmentsFile() {
        try {
            return Files.readString(state.resolve("environments.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Presses a button of the page that breaks it. */
    void press(String button) {
        send(
                HttpRequest.newBuilder(address("/break/" + button))
                        .POST(BodyPublishers.noBody())
                        .build());
    }

    String health() {
        return send(HttpRequest.newBuilder(address("/health")).build());
    }

    String home() {
        return send(HttpRequest.newBuilder(address("/")).build());
    }

    private String send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + production + path);
    }

    private void script(String verb) {
        try {
            Files.createDirectories(state);
            var output = Files.createTempFile(state.getParent(), "demo", ".log");
            var builder =
                    new ProcessBuilder(
                                    SCRIPT.toString(),
                                    verb,
                                    "--state",
                                    state.toString(),
                                    "--production-port",
                                    String.valueOf(production),
                                    "--staging-port",
                                    String.valueOf(staging))
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("TIDEMARK_CONNECTOR_JAR", connector());
            var process = builder.start();
            if (!process.waitFor(Duration.ofMinutes(3)) || process.exitValue() != 0) {
                throw new IllegalStateException(Files.readString(output));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String connector() {
        try {
            var location =
                    org.mariadb.jdbc.Driver.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation();
            return Path.of(location.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var any = new ServerSocket(0)) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        script("stop");
    }
}
