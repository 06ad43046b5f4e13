package dev.tidemark.engine;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The contract with {@code supervisor.pl}: what it is told, and how its report is recognised.
 *
 * @param grace between asking tools to end and killing them
 * @param silence after which a remote supervisor takes the portal for gone; zero for never
 */
record Supervision(String marker, Duration grace, Duration silence, List<String> toolFolders) {
    static final String SCRIPT = Scripts.read("supervisor.pl");
    static final Duration GRACE = Duration.ofSeconds(10);

    static Supervision local(List<String> toolFolders) {
        return new Supervision(newMarker(), GRACE, Duration.ZERO, toolFolders);
    }

    static Supervision remote(List<String> toolFolders) {
        return new Supervision(newMarker(), GRACE, Duration.ofMinutes(2), toolFolders);
    }

    private static String newMarker() {
        return "supervisor-" + UUID.randomUUID().toString().replace("-", "");
    }

    byte[] message(ToolRun run) {
        var body = new Fields();
        body.text(marker);
        body.number(grace.toSeconds());
        body.number(silence.toSeconds());
        body.text(String.join(":", toolFolders));
        body.text(run.workingDirectory() == null ? "" : run.workingDirectory());
        body.text(run.ownerOf() == null ? "" : String.join("\0", run.ownerOf().paths()));
        body.text(run.ownerOf() != null && run.ownerOf().must() ? "1" : "");
        body.text(run.lettingGo() ? "1" : "");
        var secrets = run.commands().stream().flatMap(c -> c.secretFiles().stream()).toList();
        body.number(secrets.size() * 2L);
        for (var secret : secrets) {
            body.text(secret.placeholder());
            body.text(secret.content().reveal());
        }
        body.number(run.commands().size());
        run.commands().forEach(body::command);
        body.bytes(run.input());
        var whole = new Fields();
        whole.bytes(body.toBytes());
        return whole.toBytes();
    }

    private static final class Fields {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        void command(Command command) {
            number(command.environment().size() * 2L);
            command.environment()
                    .forEach((name, value) -> {
                        text(name);
                        text(value.reveal());
                    });
            number(command.arguments().size());
            command.arguments().forEach(this::text);
        }

        void number(long value) {
            text(Long.toString(value));
        }

        void text(String value) {
            bytes(value.getBytes(StandardCharsets.UTF_8));
        }

        void bytes(byte[] value) {
            try (var out = new DataOutputStream(bytes)) {
                out.writeInt(value.length);
                out.write(value);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        byte[] toBytes() {
            return bytes.toByteArray();
        }
    }
}
