package dev.tidemark.testing;

import dev.tidemark.TidemarkApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** A portal of its own in this virtual machine, with a home that can be lost. */
public final class LostPortal implements AutoCloseable {
    private final Path home;
    private final ConfigurableApplicationContext context;

    private LostPortal(Path home, ConfigurableApplicationContext context) {
        this.home = home;
        this.context = context;
    }

    /**
     * @param masterKey null: the portal makes one
     * @param settings properties, each {@code name=value}
     */
    public static LostPortal start(String masterKey, String... settings) {
        return start(home(masterKey), settings);
    }

    public static LostPortal start(Path home, String... settings) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--tidemark.home=" + home,
                                "--tidemark.tools=" + tools(),
                                "--tidemark.upkeep.enabled=false"));
        for (var setting : settings) {
            arguments.add("--" + setting);
        }
        var application =
                new SpringApplication(
                        TidemarkApplication.class,
                        TestAccounts.class,
                        TestEnvironments.class,
                        TestRuns.class);
        return new LostPortal(home, application.run(arguments.toArray(String[]::new)));
    }

    /** An empty one, with the copy of the master key put back. */
    public static Path home(String masterKey) {
        try {
            var home = Files.createTempDirectory("home");
            if (masterKey != null) {
                var file = home.resolve("master.key");
                Files.writeString(file, masterKey);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String tools() {
        return TemporaryHome.tools();
    }

    public String masterKey() {
        try {
            return Files.readString(home.resolve("master.key"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public <T> T get(Class<T> bean) {
        return context.getBean(bean);
    }

    public void publish(Object event) {
        context.publishEvent(event);
    }

    public Path home() {
        return home;
    }

    /** Ends it and deletes all that it had. */
    public void lose() {
        context.close();
        try {
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
