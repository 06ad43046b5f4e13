package dev.tidemark.environment;

import dev.tidemark.base.Refused;
import dev.tidemark.engine.Secret;
import dev.tidemark.engine.mariadb.DatabaseAddress;
import dev.tidemark.environment.ConnectionFile.ServicePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Passwords and keys of a plan, given in it or in a file that it names. */
final class PlannedSecrets {
    private PlannedSecrets() {}

    static DatabaseAddress address(ServicePlan plan) {
        if (plan.user() == null || plan.user().isBlank()) {
            throw new Refused("The account of the database is missing.");
        }
        if (plan.socket() != null) {
            return new DatabaseAddress.Socket(plan.socket(), plan.user(), password(plan));
        }
        if (plan.address() == null) {
            throw new Refused("A service is reached by socket, or by address and port.");
        }
        return new DatabaseAddress.Tcp(
                plan.address(),
                plan.port() == null ? 3306 : plan.port(),
                plan.user(),
                password(plan));
    }

    static Secret password(ServicePlan plan) {
        return read("password", plan.password(), plan.passwordFile());
    }

    static Secret read(String what, @Nullable String given, @Nullable String file) {
        if (given != null && !given.isEmpty()) {
            return Secret.of(given);
        }
        if (file == null) {
            throw new Refused("No %s was given.".formatted(what));
        }
        try {
            return Secret.of(Files.readString(Path.of(file)).strip());
        } catch (IOException | InvalidPathException problem) {
            throw new Refused("The %s cannot be read from %s.".formatted(what, file));
        }
    }
}
