package dev.tidemark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** How soon after the click the first step is recorded and the first tool runs. */
record ClickBench(Bench bench, Site site) {
    private static final int BACKUPS = 30;
    private static final List<String> TOOLS = List.of("restic", "mariadb", "mariadb-dump", "git");

    String run() throws IOException {
        var folder = bench.home().resolve("watched");
        var log = folder.resolve("log");
        watch(folder, log);
        var steps = Series.empty();
        var tools = Series.empty();
        try (var portal = Portal.start(bench, site, "small", folder.toString())) {
            for (int i = 0; i < BACKUPS; i++) {
                Files.deleteIfExists(log);
                var done = portal.backUp();
                steps =
                        steps.with(
                                Portal.seconds(done.called(), done.steps().getFirst().startedAt()));
                tools = tools.with(Portal.seconds(done.called(), firstLine(log)));
            }
        }
        Commands.delete(folder);
        System.out.println("first step: " + steps.words() + "\nfirst tool: " + tools.words());
        return """
        From the click to work, %d backups of a small environment one after the other; from the call that the button makes to the record
        of the first step, and to the moment at which the first of %s runs:

        | | p50 | p95 | max | target p95 |
        |---|---|---|---|---|
        %s%s\
        """
                .formatted(
                        BACKUPS,
                        String.join(", ", TOOLS),
                        row("first step recorded", steps),
                        row("first tool runs", tools));
    }

    private static String row(String name, Series series) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f s | **%.2f s** | %.2f s | ≤ 1 s |%n",
                name,
                series.median(),
                series.percentile(95),
                series.max());
    }

    /** Programs of the same names that note the time and become the real ones. */
    private static void watch(Path folder, Path log) throws IOException {
        Commands.delete(folder);
        Files.createDirectories(folder);
        for (var tool : TOOLS) {
            var real = Commands.run("sh", "-c", "command -v " + tool).strip();
            var script =
                    Files.writeString(
                            folder.resolve(tool),
                            "#!/bin/sh\ndate +%%s.%%N >>'%s'\nexec '%s' \"$@\"\n"
                                    .formatted(log, real));
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static Instant firstLine(Path log) throws IOException {
        var parts = Files.readAllLines(log).getFirst().split("\\.");
        return Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }
}
