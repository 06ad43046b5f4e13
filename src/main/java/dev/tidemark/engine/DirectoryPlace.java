package dev.tidemark.engine;

/**
 * A directory that leads to another one, as it was when that was backed up.
 *
 * @param mode permission bits
 */
public record DirectoryPlace(String path, int userId, int groupId, int mode) {}
