package dev.tidemark.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The demo's own MariaDB server: a private folder, a socket and a port of this machine only. */
final class PrivateMariaDb {

    /** The system's limit for the path of a socket is 107 bytes. */
    private static final int LONGEST_SOCKET_PATH = 107;

    private static final List<String> PROGRAM_FOLDERS =
            List.of("/usr/sbin", "/usr/libexec", "/usr/local/sbin");

    private final Path folder;
    private final int port;
    private Process process;

    PrivateMariaDb(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        if (socket().toString().length() > LONGEST_SOCKET_PATH) {
            throw new DemoFailure(
                    "The path "
                            + socket()
                            + " is too long for a socket. Choose a shorter state folder.");
        }
        endOrphan();
        this.port = rememberedPort();
    }

    Path socket() {
        return folder.resolve("mariadb.sock");
    }

    int port() {
        return port;
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path pidFile() {
        return folder.resolve("mariadb.pid");
    }

    private Path log() {
        return folder.resolve("mariadb.log");
    }

    /**
     * Starts the server, on an empty folder with the system tables made first. It runs the
     * statements before it opens.
     */
    void start(List<String> firstStatements) throws IOException {
        var installed = folder.resolve("installed");
        if (!Files.exists(installed)) {
            Folders.empty(data());
            install();
            Files.createFile(installed);
        }
        var statements = folder.resolve("accounts.sql");
        Folders.writeSecret(statements, String.join(";\n", firstStatements) + ";\n");
        process =
                new ProcessBuilder(serverCommand(statements))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                        .start();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String lastWords() throws IOException {
        var lines = Files.readAllLines(log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 4), lines.size()));
    }

    void stop() {
        if (process != null) {
            end(process.toHandle());
        }
    }

    /** A server that starts deletes the temporary tables of others that share its folder. */
    private String tmpdir() {
        try {
            return "--tmpdir=" + Files.createDirectories(folder.resolve("tmp"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private void install() {
        var command =
                new ArrayList<>(
                        List.of(
                                program("mariadb-install-db").toString(),
                                "--no-defaults",
                                "--datadir=" + data(),
                                tmpdir(),
                                "--auth-root-authentication-method=socket",
                                "--skip-test-db"));
        command.addAll(runAsRoot());
        new Command(command, folder, Map.of()).run();
    }

    private List<String> serverCommand(Path statements) {
        var command =
                new ArrayList<>(
                        List.of(
                                program("mariadbd").toString(),
                                "--no-defaults",
                                "--datadir=" + data(),
                                tmpdir(),
                                "--socket=" + socket(),
                                "--pid-file=" + pidFile(),
                                "--bind-address=127.0.0.1",
                                "--port=" + port,
                                "--init-file=" + statements,
                                "--ssl=0",
                                "--skip-name-resolve",
                                "--default-time-zone=+00:00",
                                "--character-set-server=utf8mb4",
                                "--collation-server=utf8mb4_unicode_ci",
                                "--event-scheduler=ON",
                                "--server-id=1",
                                "--log-bin=binlog",
                                "--binlog-format=ROW",
                                "--sync-binlog=1",
                                "--expire-logs-days=3",
                                "--log-bin-trust-function-creators=1",
                                "--innodb-buffer-pool-size=64M",
                                "--innodb-log-file-size=32M",
                                "--key-buffer-size=1M",
                                "--aria-pagecache-buffer-size=4M",
                                "--performance-schema=OFF",
                                "--max-connections=200"));
        command.addAll(runAsRoot());
        return command;
    }

    private static List<String> runAsRoot() {
        return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
    }

    private static Path program(String name) {
        var path = Stream.of(System.getenv("PATH").split(":"));
        return Stream.concat(path, PROGRAM_FOLDERS.stream())
                .map(candidate -> Path.of(candidate, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new DemoFailure(
                                name
                                        + " is not installed. On Debian and Ubuntu: apt-get install mariadb-server"));
    }

    /**
     * The port of the last start if it is still free, so that whoever noted it finds the server
     * again.
     */
    private int rememberedPort() throws IOException {
        var file = folder.resolve("port");
        if (Files.exists(file)) {
            int last = Integer.parseInt(Files.readString(file).strip());
            if (isFree(last)) {
                return last;
            }
        }
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file, any.getLocalPort() + "\n");
            return any.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** Where the site was killed its server is still there, and holds the data folder. */
    private void endOrphan() throws IOException {
        if (Files.exists(pidFile())) {
            long pid = Long.parseLong(Files.readString(pidFile()).strip());
            ProcessHandle.of(pid).filter(this::servesThisFolder).ifPresent(PrivateMariaDb::end);
            Files.deleteIfExists(pidFile());
        }
    }

    private boolean servesThisFolder(ProcessHandle handle) {
        return handle.info().commandLine().orElse("").contains(data().toString());
    }

    private static void end(ProcessHandle handle) {
        handle.destroy();
        try {
            handle.onExit()
                    .orTimeout(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (RuntimeException tooSlow) {
            handle.destroyForcibly();
        }
    }
}
