package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.Secret;

/** How a server is reached from its host. */
public sealed interface DatabaseAddress {
    String user();

    Secret password();

    record Socket(String path, String user, Secret password) implements DatabaseAddress {
        @Override
        public String toString() {
            return user + "@" + path;
        }
    }

    record Tcp(String host, int port, String user, Secret password) implements DatabaseAddress {
        @Override
        public String toString() {
            return user + "@" + host + ":" + port;
        }
    }
}
