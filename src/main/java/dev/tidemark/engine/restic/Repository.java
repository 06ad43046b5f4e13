package dev.tidemark.engine.restic;

import dev.tidemark.engine.Secret;
import java.util.Map;

/**
 * An encrypted repository.
 *
 * @param location as restic takes it: a directory, {@code s3:…}, {@code rest:…}, {@code sftp:…}; no
 *     credentials in it
 * @param environment credentials of the storage, such as {@code AWS_SECRET_ACCESS_KEY} or {@code
 *     RESTIC_REST_PASSWORD}
 */
public record Repository(String location, Secret password, Map<String, Secret> environment) {
    public Repository {
        if (location.isBlank()) {
            throw new IllegalArgumentException("A repository needs a location");
        }
        environment = Map.copyOf(environment);
    }

    public Repository(String location, Secret password) {
        this(location, password, Map.of());
    }
}
