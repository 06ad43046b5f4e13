package dev.tidemark.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** A full backup into a new vault, one of unchanged data, and how soon a backup starts. */
record BackupBench(Bench bench) {
    void run() throws IOException {
        var begun = Instant.now();
        double load = Machine.load();
        try (var site = Site.open(bench)) {
            var compared = compare(site);
            var clicks = new ClickBench(bench, site).run();
            bench.report("backup")
                    .write(
                            """
                            ## Backup

                            %s
                            %s
                            %s
                            """
                                    .formatted(
                                            Machine.describe(begun, load), compared, clicks, ""));
        }
    }

    private String compare(Site site) throws IOException {
        try (var portal = Portal.start(bench, site, "large", "");
                var hand = new ByHand(bench, site)) {
            var full =
                    Comparison.run(
                            "full, new vault",
                            site.processorTime(),
                            new Comparison.Turns(
                                    () -> forget(site, portal, hand),
                                    portal::backUp,
                                    hand::backUp));
            portal.backUp();
            var unchanged =
                    Comparison.run(
                            "nothing changed",
                            site.processorTime(),
                            new Comparison.Turns(site::tidy, portal::backUp, hand::backUp));
            return """
            One backup of %s, live mode, vault on the same disk. By hand: `src/bench/backup-by-hand`, the same tools with the same flags
            one after the other, its restic cache in the same condition. The portal's time is from the call that the button makes to the
            record of the completed backup. After one round to warm up, %d rounds in turns:

            %s
            %s

            %s
            """
                    .formatted(
                            String.join(", ", portal.sizes()),
                            Bench.ROUNDS,
                            Comparison.table(List.of(full, unchanged)),
                            full.stepsInWords(),
                            unchanged.stepsInWords());
        }
    }

    private static void forget(Site site, Portal portal, ByHand hand) throws IOException {
        portal.forgetVault();
        hand.forgetVault();
        site.tidy();
    }
}
