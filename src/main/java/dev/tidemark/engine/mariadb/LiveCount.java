package dev.tidemark.engine.mariadb;

import java.util.Map;

/**
 * How many rows the tables of a database have, as far as that can be told.
 *
 * @param rows exact, by table
 * @param digests of those that were read as a whole, as in {@link TableDigest}
 * @param broken why a table could not be counted, in the server's words
 */
public record LiveCount(
        Map<String, Long> rows, Map<String, String> digests, Map<String, String> broken) {
    public LiveCount {
        rows = Map.copyOf(rows);
        digests = Map.copyOf(digests);
        broken = Map.copyOf(broken);
    }
}
