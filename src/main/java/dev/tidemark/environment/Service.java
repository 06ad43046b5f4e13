package dev.tidemark.environment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A MariaDB server of an environment and the databases of it that are protected. The password is
 * not in it.
 *
 * @param socket or else {@code address} and {@code port}
 */
public record Service(
        ServiceId id,
        String name,
        @Nullable String socket,
        @Nullable String address,
        @Nullable Integer port,
        String user,
        List<String> databases) {
    public Service {
        databases = List.copyOf(databases);
    }
}
