package dev.tidemark.engine;

import java.time.Instant;

/**
 * @param revision full hash
 * @param authored when it was written, which may be long before it was deployed
 */
public record Commit(String revision, String subject, String author, Instant authored) {}
