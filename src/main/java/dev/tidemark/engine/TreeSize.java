package dev.tidemark.engine;

/**
 * @param files everything that is not a directory
 * @param bytes apparent sizes of regular files
 */
public record TreeSize(long files, long directories, long bytes) {}
