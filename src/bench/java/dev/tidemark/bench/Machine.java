package dev.tidemark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/** Where and when something was measured, for people who compare with their own. */
final class Machine {
    /** More than this at the start, and others were at work. */
    private static final double QUIET = 0.5;

    private Machine() {}

    static String describe(Instant from, double loadBefore) throws IOException {
        return String.format(
                Locale.ROOT,
                """
                Measured %s to %s UTC on %d cores (%s), %d GB of memory, %s, Linux %s, Java %s, %s, MariaDB %s.
                Load average before: %.1f%s.
                """,
                from.toString().substring(0, 16).replace('T', ' '),
                Instant.now().toString().substring(11, 16),
                Runtime.getRuntime().availableProcessors(),
                processor(),
                memory() / 1_000_000,
                fileSystem(),
                System.getProperty("os.version"),
                Runtime.version(),
                firstLine("restic", "version").replaceAll(" compiled.*", ""),
                firstLine("mariadbd", "--version").replaceAll(".*Ver ([0-9.]+).*", "$1"),
                loadBefore,
                loadBefore > QUIET * Runtime.getRuntime().availableProcessors()
                        ? ", so others were using the machine and single values are noisy"
                        : "");
    }

    /** Over the last minute. */
    static double load() throws IOException {
        return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    private static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 2))
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private static long memory() throws IOException {
        var line = Files.readAllLines(Path.of("/proc/meminfo")).getFirst();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }

    private static String fileSystem() throws IOException {
        return Files.getFileStore(Path.of("").toAbsolutePath()).type();
    }

    private static String firstLine(String... command) {
        return Commands.run(command).lines().findFirst().orElse("");
    }
}
