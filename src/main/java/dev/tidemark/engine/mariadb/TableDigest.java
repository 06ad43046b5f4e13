package dev.tidemark.engine.mariadb;

/**
 * What a dump holds of one table, counted from its own text; so it is exact whatever is written
 * meanwhile.
 *
 * @param rows with those of history, if the dump carries it; 0 for sequences
 * @param digest of all rows, whatever their order; of a sequence's position. Equal digests mean
 *     that a dump writes the same
 * @param longestStatement in bytes: what the server must accept at once to load it again
 */
public record TableDigest(
        String name, boolean sequence, long rows, String digest, long longestStatement) {}
