package dev.tidemark.engine.restic;

/**
 * One of the passwords by which a repository opens.
 *
 * @param id under which restic stores it
 * @param user a label, readable without any password, as is {@code host}
 */
public record RepositoryKey(String id, String user, String host) {}
