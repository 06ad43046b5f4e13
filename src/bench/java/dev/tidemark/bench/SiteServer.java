package dev.tidemark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The benchmark site's own MariaDB server, with a binary log, on a socket only. */
final class SiteServer implements AutoCloseable {
    private final Path folder;
    private final Process process;

    private SiteServer(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    static SiteServer start(Path folder) throws IOException {
        var data = folder.resolve("data");
        if (!Files.exists(data.resolve("mysql"))) {
            install(data);
        }
        var log = folder.resolve("log");
        Files.deleteIfExists(log);
        var options =
                new ArrayList<>(
                        List.of(
                                "mariadbd",
                                "--no-defaults",
                                "--datadir=" + data,
                                "--socket=" + socket(folder),
                                "--tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                                "--skip-networking",
                                "--log-bin=binlog",
                                "--binlog-format=ROW",
                                "--innodb-buffer-pool-size=512M",
                                "--innodb-log-file-size=256M"));
        asRoot(options);
        var process =
                new ProcessBuilder(options)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        for (int tries = 0; tries < 600; tries++) {
            if (Files.exists(log) && Files.readString(log).contains("ready for connections")) {
                return new SiteServer(folder, process);
            }
            Commands.pause(100);
        }
        throw new IllegalStateException(Files.readString(log));
    }

    private static void install(Path data) {
        var options =
                new ArrayList<>(
                        List.of(
                                "mariadb-install-db",
                                "--no-defaults",
                                "--datadir=" + data,
                                "--auth-root-authentication-method=normal",
                                "--skip-test-db"));
        asRoot(options);
        Commands.run(Map.of(), options);
    }

    private static void asRoot(List<String> options) {
        if (System.getProperty("user.name").equals("root")) {
            options.add("--user=root");
        }
    }

    static Path socket(Path folder) {
        return folder.resolve("s");
    }

    long pid() {
        return process.pid();
    }

    String sql(String statements) {
        return Commands.run(
                "mariadb",
                "--no-defaults",
                "--socket=" + socket(folder),
                "--user=root",
                "--batch",
                "--skip-column-names",
                "--abort-source-on-error",
                "--execute=" + statements);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
