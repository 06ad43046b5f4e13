package dev.tidemark.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs one benchmark and writes its section of {@code docs/benchmarks.md}.
 *
 * @param root of the checkout
 * @param home what is kept from one run to the next
 */
record Bench(Path root, Path home) {
    /** Measured rounds; each is preceded, once, by one that is not. */
    static final int ROUNDS = 3;

    public static void main(String[] arguments) throws Exception {
        var home = Files.createDirectories(Path.of(arguments[1]));
        var bench = new Bench(Path.of(arguments[0]), home);
        switch (arguments.length == 3 ? arguments[2] : "") {
            case "backup" -> new BackupBench(bench).run();
            case "restore" -> new RestoreBench(bench).run();
            case "start" -> new StartBench(bench).run();
            case "scheduler" -> new SchedulerBench(bench).run();
            case "pages" -> new PagesBench(bench).run();
            default -> {
                System.err.println("./tidemark bench backup|restore|start|scheduler|pages|torture");
                System.exit(2);
            }
        }
        System.exit(0);
    }

    Path source(String name) {
        return root.resolve("src/bench").resolve(name);
    }

    Report report(String name) {
        return new Report(root.resolve("docs/benchmarks.md"), name);
    }
}
