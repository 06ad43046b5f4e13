package dev.tidemark.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.engine.testing.TestHosts;
import dev.tidemark.engine.testing.TestSshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What runs for the sake of a directory runs as its owner, and sees nothing of ours. */
class RunAsOwnerTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir Path folder;

    @BeforeEach
    void aDirectoryOfAnotherAccount() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        shell("mkdir site; chown 1234:1235 site");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void becomesTheOwnerForGood(Host host) {
        var words =
                "id -u; id -g; id -G; umask; ls /proc/self/fd | wc -l; env | cut -d= -f1 | sort | tr '\\n' ' ';"
                        + " ps -o sess= -p $$ | grep -qw $$ && echo session; perl -e '$> = 0; $< = 0; print $>'";
        assertThat(asOwner(host, words).text().lines())
                .containsExactly(
                        "1234",
                        "1235",
                        "1235",
                        "0022",
                        "4", // the three of every program, and the listed directory itself
                        "HOME LC_ALL LOGNAME OLDPWD PATH PWD SHELL USER session"
                                .replace("OLDPWD ", ""),
                        "1234");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void readsNoSecretOfToolsThatRun(Host host) throws Exception {
        var secret = "secret" + UUID.randomUUID().toString().replace("-", "");
        var started = new CompletableFuture<Void>();
        var tool = Command.of("sh", "-c", "echo started; sleep 60").with("RESTIC_PASSWORD", secret);
        var running =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                host.run(
                                        ToolRun.of(Duration.ofMinutes(2), tool)
                                                .listening(line -> started.complete(null)));
                            } catch (EngineException stoppedBelow) {
                                return;
                            }
                        });
        started.join();
        // Written so that the searcher does not find itself.
        var half = secret.substring(0, 20) + "[" + secret.charAt(20) + "]" + secret.substring(21);
        var search = "grep -alE '%s' /proc/[0-9]*/environ /proc/[0-9]*/cmdline".formatted(half);
        assertThat(host.run(ToolRun.of(SOON, Command.of("sh", "-c", search))).text()).isNotEmpty();
        assertThat(asOwner(host, search).text()).isEmpty();
        running.interrupt();
        running.join();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void endsWithItsCommandAndLeavesADaemonAlive(Host host) throws Exception {
        var words =
                "setsid sh -c 'echo $$ > daemon; while sleep 1; do echo still here; done' & sleep 100 & echo $! > helper;"
                        + " while [ ! -s daemon ]; do sleep 0.1; done; echo done";
        shell("chmod 777 site");
        assertThat(asOwner(host, "cd " + folder + "/site; " + words).text()).startsWith("done");
        awaitDeath("helper");
        assertThat(alive("daemon")).isTrue();
        shell("kill -- -$(cat site/daemon)");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("hosts")
    void stopsWhatTakesTooLong(Host host) {
        var run =
                ToolRun.of(
                        Duration.ofSeconds(1),
                        Command.of("sh", "-c", "echo $$ > helper; sleep 100"));
        shell("chmod 777 site");
        assertThatThrownBy(() -> host.run(run.asOwnerOf(List.of(site())).in(site())))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("did not finish within");
        awaitDeath("helper");
    }

    @Test
    void refusesWhereItCannotBecomeTheOwner() throws Exception {
        var accounts = folder.resolve("passwd");
        Files.writeString(
                accounts,
                Files.readString(Path.of("/etc/passwd"))
                        + "deploy:*:4321:4321::/tmp:/bin/sh\nshop:*:1234:1234::/tmp:/bin/sh\n");
        var script = "mount --bind " + accounts + " /etc/passwd; exec \"$@\"";
        var server = new TestSshd(List.of("unshare", "-m", "sh", "-ec", script, "sh"));
        try (var host = server.hostAs("deploy")) {
            var run = ToolRun.of(SOON, Command.of("id", "-u"));
            assertThatThrownBy(() -> host.run(run.asOwnerOf(List.of(site()))))
                    .isInstanceOfSatisfying(
                            EngineException.class,
                            refused ->
                                    assertThat(((Failure.OwnerRefused) refused.failure()).remedy())
                                            .endsWith("deploy ALL=(shop) NOPASSWD: /usr/bin/perl"))
                    .hasMessageContaining("belongs to shop");
            assertThat(host.run(run.preferablyAsOwnerOf(site())).text()).isEqualTo("4321\n");
            shell("chown 0 site");
            assertThatThrownBy(() -> host.run(run.asOwnerOf(List.of(site()))))
                    .hasMessageContaining("belongs to root");
            assertThatThrownBy(() -> host.run(run.asOwnerOf(List.of("/", site() + "/x"))))
                    .hasMessageContaining("belongs to root");
            shell("chown 4321 site");
            assertThat(host.run(run.asOwnerOf(List.of("/", site()))).text()).isEqualTo("4321\n");
            assertThat(host.run(run.asOwnerOf(List.of(site()))).text()).isEqualTo("4321\n");
        } finally {
            server.kill();
        }
    }

    private ToolResult asOwner(Host host, String words) {
        return host.run(
                ToolRun.of(SOON, Command.of("sh", "-c", words)).asOwnerOf(List.of(site())).in("/"));
    }

    private String site() {
        return folder + "/site";
    }

    /** A signal takes its moment to arrive. */
    private void awaitDeath(String name) {
        for (int tries = 0; tries < 100 && alive(name); tries++) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(alive(name)).isFalse();
    }

    private boolean alive(String name) {
        try {
            var id = Files.readString(folder.resolve("site/" + name)).strip();
            var status = Path.of("/proc", id, "stat");
            // A zombie that its new parent has not noticed yet is no longer alive.
            return Files.exists(status) && !Files.readString(status).contains(") Z ");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void shell(String script) {
        try (var host = new LocalHost()) {
            var run = ToolRun.of(Duration.ofMinutes(1), Command.of("sh", "-ec", script));
            host.run(run.in(folder.toString())).orFail();
        }
    }

    static List<Named<Host>> hosts() {
        return TestHosts.both();
    }
}
