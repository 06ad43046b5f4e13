package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.Version;

/**
 * @param binaryLog whether changes are logged, which point-in-time restores need
 * @param gtidPosition {@code @@gtid_binlog_pos}; empty without binary log
 */
public record ServerFacts(
        Version version,
        String fullVersion,
        String dataDirectory,
        boolean binaryLog,
        String binaryLogFormat,
        String gtidPosition,
        boolean innodb,
        boolean eventScheduler) {}
