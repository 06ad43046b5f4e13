package dev.tidemark.engine.mariadb;

/**
 * @param bytes data and indexes, as the server estimates them
 */
public record DatabaseSize(String name, long tables, long bytes) {}
