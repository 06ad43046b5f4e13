package dev.tidemark.embedded;

import dev.tidemark.engine.Secret;
import dev.tidemark.engine.mariadb.DatabaseAddress;
import java.net.URI;

/** Where the records lie, for the tools that back them up and bring them back. */
public record RecordsDatabase(String url, DatabaseAddress address, String name) {
    /**
     * @param url JDBC address of one server
     */
    public static RecordsDatabase of(String url, String user, String password) {
        var uri = URI.create(url.substring("jdbc:".length()).replaceFirst("\\?.*$", ""));
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw new IllegalArgumentException(
                    "%s is not written jdbc:mariadb://host:port/database."
                            .formatted(url.replaceFirst("\\?.*$", "")));
        }
        return new RecordsDatabase(
                url,
                new DatabaseAddress.Tcp(
                        uri.getHost(),
                        uri.getPort() > 0 ? uri.getPort() : 3306,
                        user,
                        Secret.of(password)),
                uri.getPath().substring(1));
    }
}
