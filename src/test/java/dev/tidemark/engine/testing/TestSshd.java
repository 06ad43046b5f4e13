package dev.tidemark.engine.testing;

import dev.tidemark.engine.HostKey;
import dev.tidemark.engine.Secret;
import dev.tidemark.engine.SshAddress;
import dev.tidemark.engine.SshHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An SSH server on a loopback port, with its own host key and one accepted user key. */
public final class TestSshd {
    private static final TestSshd INSTANCE = new TestSshd(List.of());

    private final Path folder;
    private final int port;
    private final List<String> starter;
    private Process server;

    /**
     * For tests that stop their server or change its machine; all others take {@link #shared}.
     *
     * @param starter what runs it, such as {@code unshare}; nothing for none
     */
    public TestSshd(List<String> starter) {
        this.starter = starter;
        try {
            folder = Files.createTempDirectory("sshd");
            port = freePort();
            newKey("host");
            newKey("user");
            Files.copy(folder.resolve("user.pub"), folder.resolve("authorized_keys"));
            Files.writeString(folder.resolve("config"), config());
            Files.createDirectories(Path.of("/run/sshd"));
            server = serve();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static TestSshd shared() {
        return INSTANCE;
    }

    public SshHost host(String... toolFolders) {
        return new SshHost(address(), userKey(), hostKey(), List.of(toolFolders));
    }

    /** As another account of the server's machine, which must be able to read the accepted key. */
    public SshHost hostAs(String user) {
        folder.toFile().setExecutable(true, false);
        return new SshHost(
                new SshAddress("127.0.0.1", port, user), userKey(), hostKey(), List.of());
    }

    public SshAddress address() {
        return new SshAddress("127.0.0.1", port, System.getProperty("user.name"));
    }

    public Secret userKey() {
        return Secret.of(read("user"));
    }

    public HostKey hostKey() {
        return HostKey.parse(read("host.pub"));
    }

    /** A key the server does not know. */
    public Secret strangerKey() {
        if (!Files.exists(folder.resolve("stranger"))) {
            newKey("stranger");
        }
        return Secret.of(read("stranger"));
    }

    private String config() {
        return """
        Port %d
        ListenAddress 127.0.0.1
        HostKey %s
        AuthorizedKeysFile %s
        PidFile none
        StrictModes no
        UsePAM no
        PasswordAuthentication no
        PermitRootLogin yes
        MaxStartups 100
        """
                .formatted(port, folder.resolve("host"), folder.resolve("authorized_keys"));
    }

    public void start() {
        try {
            server = serve();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it and all that runs through it, as if the machine had lost its power. */
    public void kill() {
        var all = server.descendants().toList();
        server.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        server.onExit().join();
    }

    public long pid() {
        return server.pid();
    }

    private Process serve() throws IOException {
        var command = new ArrayList<>(starter);
        command.addAll(List.of("/usr/sbin/sshd", "-D", "-e", "-f", folder + "/config"));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        for (int attempt = 0; attempt < 100; attempt++) {
            if (answers()) {
                return process;
            }
            pause();
        }
        throw new IllegalStateException(read("log"));
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private void newKey(String name) {
        try {
            var process =
                    new ProcessBuilder(
                                    "ssh-keygen",
                                    "-q",
                                    "-t",
                                    "ed25519",
                                    "-N",
                                    "",
                                    "-f",
                                    folder.resolve(name).toString())
                            .inheritIO()
                            .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("ssh-keygen failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
