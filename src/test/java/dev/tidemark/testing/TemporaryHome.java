package dev.tidemark.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** A home that is deleted when the portal in it has ended, and the tools that the build brought. */
final class TemporaryHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext portal) {
        var home = create();
        portal.getEnvironment()
                .getPropertySources()
                .addFirst(
                        new MapPropertySource(
                                "temporary home",
                                Map.of(
                                        "tidemark.home",
                                        home.toString(),
                                        // Tests say themselves when schedules are looked at.
                                        "tidemark.upkeep.enabled",
                                        "false",
                                        // Tries, not minutes, are what tests look at.
                                        "tidemark.cutover.pause",
                                        "50ms",
                                        "tidemark.tools",
                                        tools())));
        // What is registered first is destroyed last: after the database has ended.
        ((DefaultListableBeanFactory) portal.getBeanFactory())
                .registerDisposableBean(
                        "temporaryHome",
                        (DisposableBean) () -> FileSystemUtils.deleteRecursively(home));
    }

    /** The folders that the launcher names, else the one it keeps tools in, else only the path. */
    static String tools() {
        var kept =
                Path.of(System.getProperty("basedir", ""), ".tidemark", "tools", "bin")
                        .toAbsolutePath();
        return Optional.ofNullable(System.getenv("TIDEMARK_TOOLS"))
                .orElseGet(() -> Files.isDirectory(kept) ? kept.toString() : "");
    }

    private static Path create() {
        try {
            return Files.createTempDirectory("tidemark-home");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
