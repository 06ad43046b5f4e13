package dev.tidemark.environment;

/**
 * The deployed code.
 *
 * @param path of the deployed checkout on the host, perhaps a symbolic link to a release
 * @param repository where developers push; never written by the portal (S3.8)
 * @param branch what the next deployment would deploy
 */
public record Code(String path, String repository, String branch) {}
