package dev.tidemark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** How soon a portal process answers, and how much memory it needs. */
record StartBench(Bench bench) {
    private static final int LATER_STARTS = 3;
    private static final int PAGES = 20;
    private static final long IDLE_MILLIS = 60_000;
    private static final Map<String, String> AS_LAUNCHED = Map.of();
    private static final Map<String, String> WITHOUT_CACHE =
            Map.of("JDK_JAVA_OPTIONS", "-XX:AOTMode=off");

    void run() throws IOException {
        var begun = Instant.now();
        double load = Machine.load();
        boolean cached = Files.exists(bench.root().resolve("target/app/app.aot"));
        var table = new StringBuilder();
        if (cached) {
            table.append(rows("with the AOT cache, as launched", AS_LAUNCHED));
        }
        table.append(rows("without an AOT cache", WITHOUT_CACHE));
        bench.report("start")
                .write(
                        """
                        ## Start and memory

                        %s
                        `./tidemark run` as a process of its own, from calling it to the first complete sign-in page; the first start makes the
                        database. Memory is the resident set of the portal's process, and of its embedded database beside it, after the
                        sign-in page, signing in, %d pages with what the browser asks for, and one idle minute.

                        | | first start | later starts | portal, resident | target | its database, resident |
                        |---|---|---|---|---|---|
                        %s\
                        """
                                .formatted(Machine.describe(begun, load), PAGES, table));
    }

    private String rows(String name, Map<String, String> environment) throws IOException {
        var home = bench.home().resolve("started");
        Commands.delete(home);
        double first;
        try (var portal = PortalProcess.start(bench, home, environment)) {
            first = portal.secondsToAnswer();
        }
        var later = Series.empty();
        for (int i = 0; i < LATER_STARTS - 1; i++) {
            try (var portal = PortalProcess.start(bench, home, environment)) {
                later = later.with(portal.secondsToAnswer());
            }
        }
        try (var portal = PortalProcess.start(bench, home, environment)) {
            later = later.with(portal.secondsToAnswer());
            portal.visit(PAGES);
            Commands.pause(IDLE_MILLIS);
            return String.format(
                    Locale.ROOT,
                    "| %s | %.1f s | %s s | **%d MB** | ≤ 450 MB | %d MB |%n",
                    name,
                    first,
                    later.words(),
                    portal.residentMegabytes(),
                    portal.databaseMegabytes());
        } finally {
            Commands.delete(home);
        }
    }
}
