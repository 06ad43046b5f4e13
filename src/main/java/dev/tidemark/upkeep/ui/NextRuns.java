package dev.tidemark.upkeep.ui;

import dev.tidemark.webui.PlainTable;
import dev.tidemark.webui.Times;
import dev.tidemark.webui.Words;
import java.time.Instant;
import java.util.List;

/** When the next automated backups run: local time and UTC. */
class NextRuns extends PlainTable {
    NextRuns(List<Instant> runs, Times times) {
        super("Here", "In UTC", "From now");
        named("tight");
        for (var run : runs) {
            row(
                    new Words(times.moment(run)).styled("strong"),
                    new Words(Times.utc(run)).styled("secondary"),
                    new Words(times.relative(run)).styled("secondary"));
        }
    }
}
