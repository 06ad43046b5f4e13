package dev.tidemark.environment;

import org.jspecify.annotations.Nullable;

/**
 * Where the application says that it is well.
 *
 * @param expect text the answer must hold, since an application whose tables are gone may still
 *     answer 200
 */
public record HealthCheck(String url, @Nullable String expect) {}
