package dev.tidemark.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.engine.testing.TestSshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills a whole virtual machine with {@code kill -9}, as a crash of the portal would. */
class KilledPortalTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"local", "ssh"})
    void leavesNoToolBehind(String kind) throws Exception {
        var token = RunTest.token();
        var server = TestSshd.shared();
        Files.writeString(folder.resolve("key"), server.userKey().reveal());
        var portal =
                new ProcessBuilder(
                                List.of(
                                        ProcessHandle.current().info().command().orElseThrow(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Portal.class.getName(),
                                        kind,
                                        token,
                                        folder.resolve("key").toString(),
                                        String.valueOf(server.address().port()),
                                        server.hostKey().toString()))
                        .inheritIO()
                        .start();
        // The shell, its child and the deaf grandchild; the portal's own line holds the token too.
        RunTest.await(() -> RunTest.processesWith(token).size() >= 4);
        assertThat(secretFiles(token)).isNotEmpty();
        portal.destroyForcibly().waitFor();
        RunTest.await(() -> RunTest.processesWith(token).isEmpty());
        RunTest.await(() -> secretFiles(token).isEmpty());
    }

    private static List<Path> secretFiles(String token) {
        try (var files = Files.walk(Path.of("/dev/shm"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("tidemark-secrets-"))
                    .filter(file -> holds(file, token))
                    .toList();
        } catch (java.io.IOException | java.io.UncheckedIOException changing) {
            return List.of();
        }
    }

    private static boolean holds(Path file, String token) {
        try {
            return Files.readString(file).contains(token);
        } catch (java.io.IOException gone) {
            return false;
        }
    }

    /** The child that is killed. */
    static final class Portal {
        private Portal() {}

        public static void main(String[] arguments) throws Exception {
            var token = arguments[1];
            var host =
                    arguments[0].equals("local")
                            ? new LocalHost()
                            : new SshHost(
                                    new SshAddress(
                                            "127.0.0.1",
                                            Integer.parseInt(arguments[3]),
                                            System.getProperty("user.name")),
                                    Secret.of(Files.readString(Path.of(arguments[2]))),
                                    HostKey.parse(arguments[4]),
                                    List.of());
            var command = RunTest.family(token).with(SecretFile.of(token));
            host.run(ToolRun.of(Duration.ofMinutes(5), command));
        }
    }
}
