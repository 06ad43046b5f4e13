package dev.tidemark.embedded;

import dev.tidemark.engine.Command;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.LocalHost;
import dev.tidemark.engine.ToolRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system's {@code mariadbd} on a private folder and a free port of 127.0.0.1. It runs under the
 * engine's supervisor, so it is shut down in order when the portal ends, and also when the portal
 * is killed.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    public static final String USER = "tidemark";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final String url;
    private final String password;
    private final Thread server;
    private final CompletableFuture<String> ended;

    private EmbeddedDatabase(
            String url, String password, Thread server, CompletableFuture<String> ended) {
        this.url = url;
        this.password = password;
        this.server = server;
        this.ended = ended;
    }

    /** JDBC address. */
    public String url() {
        return url;
    }

    public String password() {
        return password;
    }

    /** Ready for connections when it returns; a server that a killed portal left is waited for. */
    public static EmbeddedDatabase start(Path folder) {
        try {
            return started(folder);
        } catch (IOException problem) {
            throw new UncheckedIOException("The embedded database cannot use " + folder, problem);
        }
    }

    private static EmbeddedDatabase started(Path folder) throws IOException {
        var data = folder.resolve("data");
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        if (!Files.exists(data.resolve("mysql"))) {
            install(folder, data);
        }
        var password = randomPassword();
        int port = freePort();
        var url = "jdbc:mariadb://127.0.0.1:%d/tidemark".formatted(port);
        var init = initFile(folder, password);
        var deadline = Instant.now().plus(START_TIMEOUT);
        while (true) {
            var ended = new CompletableFuture<String>();
            var server = serve(folder, data, init, port, ended);
            var failure = awaitReady(url, password, ended, deadline);
            if (failure.isEmpty()) {
                Files.deleteIfExists(init);
                LOG.info("Embedded database ready in {} on port {}", folder, port);
                return new EmbeddedDatabase(url, password, server, ended);
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(
                        "The embedded database did not start: %s See %s."
                                .formatted(failure.get(), folder.resolve("error.log")));
            }
            pause();
        }
    }

    /**
     * A server empties its folder of temporary tables when it starts, those of other servers
     * included; so this one has a folder of its own.
     */
    private static String tmpdir(Path folder) {
        try {
            return "--tmpdir=" + Files.createDirectories(folder.resolve("tmp"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static void install(Path folder, Path data) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--no-defaults",
                                "--datadir=" + data,
                                tmpdir(folder),
                                "--auth-root-authentication-method=socket",
                                "--skip-test-db"));
        arguments.addAll(asRoot());
        new LocalHost()
                .run(ToolRun.of(Duration.ofMinutes(2), Command.of("mariadb-install-db", arguments)))
                .orFail();
    }

    private static Thread serve(
            Path folder, Path data, Path init, int port, CompletableFuture<String> ended) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--no-defaults",
                                "--datadir=" + data,
                                tmpdir(folder),
                                "--socket=" + folder.resolve("socket"),
                                "--pid-file=" + folder.resolve("pid"),
                                "--log-error=" + folder.resolve("error.log"),
                                "--init-file=" + init,
                                "--bind-address=127.0.0.1",
                                "--port=" + port,
                                "--ssl=0",
                                "--skip-name-resolve",
                                "--skip-log-bin",
                                "--character-set-server=utf8mb4",
                                "--innodb-buffer-pool-size=128M",
                                "--max-allowed-packet=64M",
                                "--performance-schema=0",
                                "--max-connections=200"));
        arguments.addAll(asRoot());
        return Thread.ofPlatform()
                .name("embedded-database")
                .start(() -> {
                    try {
                        var result =
                                new LocalHost()
                                        .run(
                                                ToolRun.of(
                                                        Duration.ofDays(36_500),
                                                        Command.of("mariadbd", arguments)));
                        ended.complete("mariadbd ended with exit code " + result.exitCode() + ".");
                    } catch (EngineException failure) {
                        ended.complete(failure.failure().message());
                    }
                });
    }

    /** Empty once it answers, else why it does not. */
    private static Optional<String> awaitReady(
            String url, String password, CompletableFuture<String> ended, Instant deadline) {
        while (!ended.isDone()) {
            try (var connection = DriverManager.getConnection(url, USER, password)) {
                return connection.isValid(2)
                        ? Optional.empty()
                        : Optional.of("It does not answer.");
            } catch (SQLException notYet) {
                if (Instant.now().isAfter(deadline)) {
                    return Optional.of(String.valueOf(notYet.getMessage()));
                }
                pause();
            }
        }
        return Optional.of(ended.join());
    }

    private static Path initFile(Path folder, String password) throws IOException {
        var file = folder.resolve("init.sql");
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        // The password is hexadecimal: nothing in it needs quoting.
        Files.writeString(
                file,
                """
                create database if not exists tidemark character set utf8mb4;
                create or replace user tidemark@'127.0.0.1' identified by '%s';
                grant all on tidemark.* to tidemark@'127.0.0.1';
                """
                        .formatted(password));
        return file;
    }

    private static String randomPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static List<String> asRoot() {
        return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the embedded database started");
        }
    }

    @Override
    public void close() {
        server.interrupt();
        ended.join();
    }
}
