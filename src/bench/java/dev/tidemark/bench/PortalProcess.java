package dev.tidemark.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A portal started by the launcher, in a home of its own, with the accounts of the demo. */
final class PortalProcess implements AutoCloseable {
    private static final String PASSWORD = "of the benchmark";
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final Process process;
    private final String address;
    private final double secondsToAnswer;
    private final HttpClient browser =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();

    private PortalProcess(Process process, String address, long started) throws IOException {
        this.process = process;
        this.address = address;
        this.secondsToAnswer = (awaitAnswer() - started) / 1e9;
    }

    static PortalProcess start(Bench bench, Path home, Map<String, String> environment)
            throws IOException {
        Files.createDirectories(home);
        int port = freePort();
        var builder =
                new ProcessBuilder(bench.root().resolve("tidemark").toString(), "run")
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("portal.log").toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "TIDEMARK_HOME",
                                home.toString(),
                                "TIDEMARK_PORT",
                                String.valueOf(port),
                                "SPRING_APPLICATION_JSON",
                                "{\"tidemark\":{\"demo\":true,\"demo-password\":\"%s\"}}"
                                        .formatted(PASSWORD)));
        builder.environment().putAll(environment);
        long started = System.nanoTime();
        return new PortalProcess(builder.start(), "http://127.0.0.1:" + port, started);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    double secondsToAnswer() {
        return secondsToAnswer;
    }

    private long awaitAnswer() throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                if (get("/login") == 200) {
                    return System.nanoTime();
                }
            } catch (IOException notYet) {
                Commands.pause(20);
            }
        }
        close();
        throw new IOException("The portal does not answer at " + address);
    }

    /** Signs in and asks for pages, each with what its script asks for to build the view. */
    void visit(int pages) throws IOException {
        view("login");
        var form =
                "username=%s&password=%s"
                        .formatted(encoded("operator@tidemark.example"), encoded(PASSWORD));
        send(
                HttpRequest.newBuilder(URI.create(address + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
        var views = List.of("", "activities");
        for (int i = 0; i < pages; i++) {
            view(views.get(i % views.size()));
        }
    }

    private void view(String route) throws IOException {
        get("/" + route);
        int status = get("/" + route + "?v-r=init&location=" + route + "&query=");
        if (status != 200) {
            throw new IOException("%s answers %d".formatted(route, status));
        }
    }

    private int get(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(address + path)).build());
    }

    private int send(HttpRequest request) throws IOException {
        try {
            return browser.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The launcher becomes the portal, so the process is the portal's. */
    long residentMegabytes() {
        return resident(process.toHandle());
    }

    long databaseMegabytes() {
        return process.descendants()
                .filter(child -> child.info().command().orElse("").endsWith("mariadbd"))
                .mapToLong(PortalProcess::resident)
                .sum();
    }

    private static long resident(ProcessHandle handle) {
        var kilobytes = Commands.run("ps", "-o", "rss=", "-p", String.valueOf(handle.pid()));
        return Long.parseLong(kilobytes.strip()) * 1024 / 1_000_000;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
