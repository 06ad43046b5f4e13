package dev.tidemark.engine;

/**
 * A file system and how full it is.
 *
 * @param device tells it from others of its host
 * @param freeBytes that an ordinary account may still write
 * @param totalBytes that it holds in all
 */
public record FileSystemSpace(String device, long freeBytes, long totalBytes) {}
