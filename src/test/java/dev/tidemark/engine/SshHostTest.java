package dev.tidemark.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.engine.testing.TestSshd;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SshHostTest {
    private static final ToolRun RUN = ToolRun.of(Duration.ofSeconds(30), Command.of("true"));
    private final TestSshd server = TestSshd.shared();

    @Test
    void showsTheKeyAtFirstContact() {
        var key = SshHost.scanHostKey("127.0.0.1", server.address().port());
        assertThat(key).isEqualTo(server.hostKey());
        assertThat(key.fingerprint()).startsWith("SHA256:").hasSize(50);
        assertFailure(Failure.Unreachable.class, () -> SshHost.scanHostKey("127.0.0.1", 1));
    }

    @Test
    void talksToNobodyWhoseKeyHasChanged() {
        var other =
                HostKey.parse(
                        "ssh-ed25519"
                                + " AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl");
        try (var host = new SshHost(server.address(), server.userKey(), other, List.of())) {
            assertFailure(Failure.HostKeyChanged.class, () -> host.run(RUN));
        }
    }

    @Test
    void saysThatItsOwnKeyIsRefused() {
        try (var host =
                new SshHost(server.address(), server.strangerKey(), server.hostKey(), List.of())) {
            assertFailure(Failure.AuthenticationRefused.class, () -> host.run(RUN));
        }
    }

    @Test
    void saysThatNobodyAnswers() {
        var nowhere = new SshAddress("127.0.0.1", 1, "nobody");
        try (var host = new SshHost(nowhere, server.userKey(), server.hostKey(), List.of())) {
            assertThatThrownBy(() -> host.run(RUN))
                    .hasMessageStartingWith("nobody@127.0.0.1:1 cannot be reached: ")
                    .hasMessageContaining("Connection refused");
        }
    }

    @Test
    void connectsAgainAfterTheConnectionWasLost() {
        try (var host = server.host()) {
            host.run(RUN);
            var kill = Command.of("sh", "-c", "kill -9 $(ps -o ppid= -p $PPID)");
            assertFailure(
                    Failure.Unreachable.class,
                    () -> host.run(ToolRun.of(Duration.ofSeconds(30), kill)));
            assertThat(host.run(RUN).succeeded()).isTrue();
        }
    }

    @Test
    void probesWhatTheHostOffers() {
        try (var host = server.host("/no/such/folder")) {
            var facts = new HostProbe(host).examine();
            assertThat(facts.user()).isEqualTo(System.getProperty("user.name"));
            assertThat(facts.system()).startsWith("Linux ");
            assertThat(facts.tools())
                    .filteredOn(tool -> tool.name().equals("mariadb-dump"))
                    .singleElement()
                    .satisfies(tool -> assertThat(tool.version()).startsWith("1"));
        }
    }

    private static void assertFailure(Class<? extends Failure> type, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.failure()).isInstanceOf(type));
    }
}
