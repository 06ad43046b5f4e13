package dev.tidemark.engine.testing;

import dev.tidemark.engine.Command;
import dev.tidemark.engine.LocalHost;
import dev.tidemark.engine.Secret;
import dev.tidemark.engine.ToolRun;
import dev.tidemark.engine.mariadb.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A private MariaDB server in a temporary folder, with binary log. */
public final class TestMariaDb {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final TestMariaDb INSTANCE = new TestMariaDb();

    private final Path folder;
    private final int port;
    private final List<String> options;
    private Process server;

    /**
     * For tests that kill or fill their server, or need another one; all others take {@link
     * #shared}.
     *
     * @param options beyond those of all, such as {@code --max-allowed-packet=1G}; the last one
     *     counts
     */
    public TestMariaDb(String... options) {
        this.options = List.of(options);
        try {
            folder = Files.createTempDirectory("mariadb");
            port = TestSshd.freePort();
            install();
            server = start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static TestMariaDb shared() {
        return INSTANCE;
    }

    public DatabaseAddress address() {
        return new DatabaseAddress.Socket(socket(), "root", Secret.of(""));
    }

    public DatabaseAddress tcp(String user, String password) {
        return new DatabaseAddress.Tcp("127.0.0.1", port, user, Secret.of(password));
    }

    public int port() {
        return port;
    }

    public String socket() {
        return folder.resolve("s").toString();
    }

    /** Where its files are. */
    public String dataFolder() {
        return folder.resolve("data").toString();
    }

    /** Runs a script as root and returns what it prints. */
    public String run(String sql) {
        return run(sql, StandardCharsets.UTF_8);
    }

    /** The same in another character set, which the script has to name. */
    public String run(String sql, Charset characterSet) {
        var client =
                Command.of(
                        "mariadb",
                        "--no-defaults",
                        "--socket=" + socket(),
                        "--user=root",
                        "--batch",
                        "--skip-column-names",
                        "--comments",
                        "--default-character-set=utf8mb4");
        try (var host = new LocalHost()) {
            return host.run(ToolRun.of(TIMEOUT, client).withInput(sql.getBytes(characterSet)))
                    .orFail()
                    .text();
        }
    }

    /** Where the server keeps its files. */
    public Path data() {
        return folder.resolve("data");
    }

    /** Ends the server in peace and starts it again. */
    public void restartAfter(Runnable change) {
        try {
            server.destroy();
            server.waitFor();
            change.run();
            server = start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the server as a power failure would. */
    public void kill() {
        server.destroyForcibly();
    }

    public void restart() {
        try {
            server.destroyForcibly().waitFor();
            server = start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server that starts deletes the temporary tables of others that share its folder. */
    private String tmpdir() {
        try {
            return "--tmpdir=" + Files.createDirectories(folder.resolve("tmp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void install() {
        var all =
                new ArrayList<>(
                        List.of(
                                "--no-defaults",
                                "--datadir=" + data(),
                                tmpdir(),
                                "--auth-root-authentication-method=normal",
                                "--skip-test-db"));
        asRoot(all);
        try (var host = new LocalHost()) {
            host.run(ToolRun.of(TIMEOUT, Command.of("mariadb-install-db", all))).orFail();
        }
    }

    private Process start() throws IOException {
        var all =
                new ArrayList<>(
                        List.of(
                                "mariadbd",
                                "--no-defaults",
                                "--datadir=" + data(),
                                tmpdir(),
                                "--socket=" + socket(),
                                "--port=" + port,
                                "--bind-address=127.0.0.1",
                                "--skip-name-resolve",
                                "--log-bin=binlog",
                                "--binlog-format=ROW",
                                "--event-scheduler=ON",
                                "--innodb-flush-log-at-trx-commit=0"));
        asRoot(all);
        all.addAll(options);
        var process =
                new ProcessBuilder(all)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        for (int attempt = 0; attempt < 400; attempt++) {
            if (Files.readString(folder.resolve("log")).contains("ready for connections")) {
                return process;
            }
            TestSshd.pause();
        }
        throw new IllegalStateException(Files.readString(folder.resolve("log")));
    }

    private static void asRoot(List<String> arguments) {
        if (System.getProperty("user.name").equals("root")) {
            arguments.add("--user=root");
        }
    }
}
