package dev.tidemark.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HttpCheckTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private final HttpCheck check = new HttpCheck();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/good", 200, "All is well");
        answer("/bad", 503, "");
        server.createContext(
                "/slow",
                exchange -> {
                    try {
                        Thread.sleep(3_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        server.setExecutor(Thread::startVirtualThread);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void wantsTheExpectedText() {
        assertThat(check.check(at("/good"), "well", SOON).healthy()).isTrue();
        assertThat(check.check(at("/good"), null, SOON).healthy()).isTrue();
        assertThat(check.check(at("/good"), "installer", SOON).message())
                .isEqualTo("Answered 200, but without the expected text “installer”.");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(check.check(at("/bad"), null, SOON).message())
                .isEqualTo("Answered 503 instead of 200.");
        assertThat(check.check(at("/slow"), null, Duration.ofSeconds(1)).message())
                .endsWith("did not answer within 1 seconds.");
        assertThat(check.check(URI.create("http://127.0.0.1:1/"), null, SOON).message())
                .isEqualTo("127.0.0.1:1 refused the connection.");
        assertThat(check.check(URI.create("http://no.such.invalid/"), null, SOON).message())
                .isEqualTo("The name no.such.invalid is not known.");
        var tls = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
        assertThat(check.check(tls, null, SOON).healthy()).isFalse();
    }

    @Test
    @Timeout(30)
    void neverWaitsForAnAnswerWithoutAnEnd() {
        endless("/drip", "x", 100);
        endless("/flood", "x".repeat(100_000), 0);
        server.createContext(
                "/circle",
                exchange -> {
                    exchange.getResponseHeaders().add("Location", "/circle");
                    exchange.sendResponseHeaders(302, -1);
                });
        var drip = check.check(at("/drip"), "well", Duration.ofSeconds(1));
        assertThat(drip).isInstanceOf(HttpHealth.Silent.class);
        assertThat(drip.message()).endsWith("did not answer within 1 seconds.");
        assertThat(check.check(at("/flood"), "xx", SOON).healthy()).isTrue();
        assertThat(check.check(at("/flood"), "well", SOON).message())
                .contains("without the expected text");
        assertThat(check.check(at("/circle"), null, SOON).healthy()).isFalse();
    }

    @Test
    @Timeout(30)
    void neverWaitsForHeadersWithoutAnEnd() throws Exception {
        try (var raw = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> dripHeaders(raw));
            var address = URI.create("http://127.0.0.1:" + raw.getLocalPort() + "/");
            assertThat(check.check(address, null, Duration.ofSeconds(1)).healthy()).isFalse();
        }
    }

    private static void dripHeaders(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.UTF_8));
            while (true) {
                socket.getOutputStream().write("a: b\r\n".getBytes(StandardCharsets.UTF_8));
                Thread.sleep(100);
            }
        } catch (IOException closed) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endless(String path, String piece, long pause) {
        server.createContext(
                path,
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    try {
                        while (true) {
                            exchange.getResponseBody()
                                    .write(piece.getBytes(StandardCharsets.UTF_8));
                            exchange.getResponseBody().flush();
                            Thread.sleep(pause);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(String path, int status, String text) {
        var body = text.getBytes(StandardCharsets.UTF_8);
        server.createContext(
                path,
                exchange -> {
                    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
    }
}
