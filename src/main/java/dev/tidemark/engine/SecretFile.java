package dev.tidemark.engine;

import java.util.UUID;

/**
 * A file that a tool needs for as long as it runs, such as a MariaDB option file with a password.
 *
 * <p>The supervisor writes it on the host, readable by its owner only, puts its path where an
 * argument holds the {@link #placeholder()}, and deletes it when the tool has ended, however it
 * ended.
 */
public record SecretFile(String placeholder, Secret content) {
    public static SecretFile of(String content) {
        return new SecretFile("secret-file-" + UUID.randomUUID(), Secret.of(content));
    }
}
