package dev.tidemark.engine.mariadb;

/**
 * @param rows exact; 0 for sequences
 * @param bytes data and indexes, estimated
 * @param engine such as {@code InnoDB}
 */
public record TableFacts(String name, Kind kind, long rows, String engine, long bytes) {
    /** What is stored under a table's name; views are named apart. */
    public enum Kind {
        TABLE,
        SYSTEM_VERSIONED,
        SEQUENCE
    }
}
