package dev.tidemark.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** A restore of everything: prepared beside, verified, switched. */
record RestoreBench(Bench bench) {
    void run() throws IOException {
        var begun = Instant.now();
        double load = Machine.load();
        try (var site = Site.open(bench);
                var portal = Portal.start(bench, site, "large", "");
                var hand = new ByHand(bench, site)) {
            portal.backUp();
            hand.backUp();
            var state = site.state();
            var compared =
                    Comparison.run(
                            "restore",
                            site.processorTime(),
                            new Comparison.Turns(site::tidy, portal::restore, hand::restore));
            if (!site.state().equals(state)) {
                throw new IllegalStateException("The site is not as it was backed up.");
            }
            bench.report("restore")
                    .write(
                            """
                            ## Restore

                            %s
                            One restore of %s, without another backup first. By hand: `src/bench/restore-by-hand`, the same tools one after
                            the other: the dump loaded into a side schema, files and code restored and verified into directories beside,
                            then tables renamed and directories exchanged. The portal also counts every row of what it has prepared and
                            compares it with the manifest before it switches. Its time is from the call that the button makes to the record
                            of the completed restore. After one round to warm up, %d rounds in turns; tables, files and revision were
                            the same before and after:

                            %s
                            %s
                            """
                                    .formatted(
                                            Machine.describe(begun, load),
                                            String.join(", ", portal.sizes()),
                                            Bench.ROUNDS,
                                            Comparison.table(List.of(compared)),
                                            compared.stepsInWords()));
        }
    }
}
