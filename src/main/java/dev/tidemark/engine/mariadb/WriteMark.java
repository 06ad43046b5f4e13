package dev.tidemark.engine.mariadb;

/**
 * Differs if anything was written to the server in between (to any of its databases); equal marks
 * mean that nothing was.
 */
public record WriteMark(
        String gtidPosition, long rowsInserted, long rowsUpdated, long rowsDeleted) {}
