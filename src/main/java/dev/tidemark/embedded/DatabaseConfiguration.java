package dev.tidemark.embedded;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {
    /** Every session speaks UTC, whatever the zone of the machine. */
    private static final String SETTINGS =
            "connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&preserveInstants=true";

    /** Closed after the data source below, which depends on it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("'${tidemark.database.url:}'.isEmpty()")
    static class Embedded {
        @Bean(destroyMethod = "close")
        EmbeddedDatabase embeddedDatabase(@Value("${tidemark.home}") Path home) {
            return EmbeddedDatabase.start(home.toAbsolutePath().resolve("database"));
        }

        @Bean
        RecordsDatabase recordsDatabase(EmbeddedDatabase database) {
            return RecordsDatabase.of(database.url(), EmbeddedDatabase.USER, database.password());
        }

        @Bean
        HikariDataSource dataSource(EmbeddedDatabase database) {
            return pool(database.url(), EmbeddedDatabase.USER, database.password());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("!'${tidemark.database.url:}'.isEmpty()")
    static class External {
        @Bean
        RecordsDatabase recordsDatabase(DatabaseProperties properties) {
            return RecordsDatabase.of(
                    Objects.requireNonNull(properties.url()),
                    Objects.requireNonNullElse(properties.user(), EmbeddedDatabase.USER),
                    Objects.requireNonNullElse(properties.password(), ""));
        }

        @Bean
        HikariDataSource dataSource(DatabaseProperties properties) {
            return pool(
                    Objects.requireNonNull(properties.url()),
                    Objects.requireNonNullElse(properties.user(), EmbeddedDatabase.USER),
                    Objects.requireNonNullElse(properties.password(), ""));
        }
    }

    private static HikariDataSource pool(String url, String user, String password) {
        var config = new HikariConfig();
        config.setJdbcUrl(url + (url.contains("?") ? "&" : "?") + SETTINGS);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(10_000);
        config.setPoolName("records");
        // Whoever waited for a lock must see what its holder has written.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new HikariDataSource(config);
    }
}
