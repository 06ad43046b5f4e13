package dev.tidemark.embedded;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the records are kept.
 *
 * @param url JDBC address of an external MariaDB; null: the embedded one
 */
@ConfigurationProperties("tidemark.database")
record DatabaseProperties(@Nullable String url, @Nullable String user, @Nullable String password) {}
