package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** Reads what {@code dump.pl} says on its error output while it passes a dump on. */
final class DumpReport implements Consumer<String> {
    private static final String MARK = "-- tidemark: ";
    private static final String END = "end";

    private final List<TableDigest> tables = new ArrayList<>();
    private long announced = -1;

    @Override
    public synchronized void accept(String line) {
        if (!line.startsWith(MARK)) {
            return;
        }
        var fields = line.substring(MARK.length()).strip().split(" ");
        if (fields[0].equals(END)) {
            announced = Long.parseLong(fields[1]);
        } else {
            tables.add(
                    new TableDigest(
                            new String(HexFormat.of().parseHex(fields[0]), StandardCharsets.UTF_8),
                            fields[1].equals("sequence"),
                            Long.parseLong(fields[2]),
                            fields[3],
                            Long.parseLong(fields[4])));
        }
    }

    /** In the order of the dump, which ended well. */
    synchronized List<TableDigest> complete() {
        if (announced != tables.size()) {
            throw new EngineException(
                    new Failure.Other(
                            "mariadb-dump",
                            0,
                            List.of(
                                    "its count of tables was lost (%d of %d arrived)"
                                            .formatted(tables.size(), announced))));
        }
        return List.copyOf(tables);
    }

    /** What has been seen, even if the dump did not end well. */
    synchronized List<TableDigest> soFar() {
        return List.copyOf(tables);
    }
}
