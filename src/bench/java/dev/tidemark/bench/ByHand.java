package dev.tidemark.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The same work by the same tools, called one after the other by a script. */
final class ByHand implements AutoCloseable {
    private final Bench bench;
    private final Path folder;
    private final Site site;

    ByHand(Bench bench, Site site) {
        this.bench = bench;
        this.site = site;
        this.folder = bench.home().resolve("by-hand");
        Commands.delete(folder);
    }

    double backUp() throws IOException {
        return run("backup-by-hand");
    }

    double restore() throws IOException {
        return run("restore-by-hand");
    }

    private double run(String script) throws IOException {
        var command =
                List.of(
                        "sh",
                        bench.source(script).toString(),
                        site.folder().toString(),
                        folder.resolve("notes").toString());
        var environment =
                Map.of(
                        "LC_ALL", "C.UTF-8",
                        "RESTIC_REPOSITORY", folder.resolve("vault").toString(),
                        "RESTIC_CACHE_DIR", folder.resolve("cache").toString(),
                        "RESTIC_PASSWORD", "of the benchmark",
                        "RESTIC_PROGRESS_FPS", "2");
        long start = System.nanoTime();
        Commands.run(environment, command);
        return (System.nanoTime() - start) / 1e9;
    }

    void forgetVault() {
        Commands.delete(folder);
    }

    @Override
    public void close() {
        Commands.delete(folder);
    }
}
