package dev.tidemark.engine;

import java.io.File;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** One shared ssh connection. It ends by itself a minute after its last use. */
final class SshConnection {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SshAddress address;
    private final SshFolder folder;
    private final ReentrantLock opening = new ReentrantLock();
    private boolean closed;

    SshConnection(SshAddress address, SshFolder folder) {
        this.address = address;
        this.folder = folder;
    }

    /** Starts the connection unless it stands; fails if the host cannot be reached or trusted. */
    void open() {
        opening.lock();
        try {
            if (closed) {
                throw new IllegalStateException("The connection to " + address + " was closed");
            }
            if (!stands()) {
                start();
            }
        } finally {
            opening.unlock();
        }
    }

    /** What starts a remote command through the connection; the command is to be added. */
    List<String> client() {
        var ssh = options();
        ssh.addAll(List.of("-o", "ControlMaster=no", "-T", "--", address.host()));
        return ssh;
    }

    void close() {
        opening.lock();
        try {
            if (!closed) {
                closed = true;
                leave();
                folder.delete();
            }
        } finally {
            opening.unlock();
        }
    }

    private void leave() {
        if (!stands()) {
            return;
        }
        var ssh = options();
        ssh.addAll(List.of("-O", "exit", "--", address.host()));
        try {
            finish(ssh);
        } catch (IOException alreadyGone) {
            // It ends by itself when it is no longer used.
        }
    }

    private boolean stands() {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(folder.socket()))) {
            return channel.isConnected();
        } catch (IOException nobodyListens) {
            return false;
        }
    }

    private void start() {
        var ssh = options();
        ssh.addAll(
                List.of(
                        "-o",
                        "ControlMaster=yes",
                        "-o",
                        "ControlPersist=60",
                        "-fN",
                        "--",
                        address.host()));
        try {
            Files.deleteIfExists(folder.socket());
            if (finish(ssh) != 0) {
                var words = Files.readAllLines(folder.errors());
                throw new EngineException(
                        SshFailures.connecting(
                                address.toString(),
                                words.stream().filter(line -> !line.isBlank()).toList()));
            }
        } catch (IOException notStarted) {
            throw new EngineException(new Failure.ToolMissing("ssh", "this machine"), notStarted);
        }
    }

    /** Its output goes to a file, for the connection stays in the background and keeps it open. */
    private int finish(List<String> ssh) throws IOException {
        var builder = new ProcessBuilder(ssh);
        builder.environment().keySet().retainAll(Inherited.VARIABLES);
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(folder.errors().toFile());
        var process = builder.start();
        try {
            if (process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new EngineException(
                    new Failure.Unreachable(
                            address.toString(), "no answer within " + Sentence.duration(PATIENCE)));
        } catch (InterruptedException cancelled) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new EngineException(new Failure.Cancelled("ssh"), cancelled);
        }
    }

    private List<String> options() {
        var ssh = new ArrayList<>(List.of("ssh", "-F", "/dev/null"));
        for (var option :
                List.of(
                        "BatchMode=yes",
                        "PreferredAuthentications=publickey",
                        "IdentitiesOnly=yes",
                        "IdentityFile=" + folder.key(),
                        "IdentityAgent=none",
                        "StrictHostKeyChecking=yes",
                        "UserKnownHostsFile=" + folder.knownHosts(),
                        "GlobalKnownHostsFile=/dev/null",
                        "HostKeyAlias=" + SshFolder.ALIAS,
                        "UpdateHostKeys=no",
                        "ConnectTimeout=10",
                        "ServerAliveInterval=10",
                        "ServerAliveCountMax=3",
                        "ClearAllForwardings=yes",
                        "LogLevel=ERROR",
                        "ControlPath=" + folder.socket(),
                        "Port=" + address.port(),
                        "User=" + address.user())) {
            ssh.add("-o");
            ssh.add(option);
        }
        return ssh;
    }
}
