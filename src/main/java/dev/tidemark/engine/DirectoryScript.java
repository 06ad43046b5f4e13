package dev.tidemark.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Runs one verb of {@code directories.pl} on a host. */
record DirectoryScript(Host host) {
    static final Duration SHORT = Duration.ofMinutes(1);
    static final Duration WALK = Duration.ofHours(1);

    private static final String SCRIPT = Scripts.read("directories.pl");

    ToolResult run(Duration timeout, String... arguments) {
        return run(timeout, List.of(), arguments);
    }

    /**
     * @param listed what the verb reads from its input
     */
    ToolResult run(Duration timeout, Collection<String> listed, String... arguments) {
        var all = new ArrayList<>(List.of("-e", SCRIPT, "--"));
        all.addAll(List.of(arguments));
        var result =
                host.run(
                        ToolRun.of(timeout, Command.of("perl", all))
                                .withInput(bytes(listed))
                                .keeping(64 << 20));
        if (!result.succeeded()) {
            var path = arguments.length > 1 ? arguments[1] : arguments[0];
            throw new EngineException(FileFailures.of(path, result));
        }
        return result;
    }

    /** The same for a verb that answers with a list. */
    List<String> list(Duration timeout, Collection<String> listed, String... arguments) {
        var text = run(timeout, listed, arguments).text();
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\0"));
    }

    private static byte[] bytes(Collection<String> listed) {
        return listed.isEmpty()
                ? new byte[0]
                : (String.join("\0", listed) + "\0").getBytes(StandardCharsets.UTF_8);
    }

    /** Without slashes at its end; refused if it is relative or leads upwards. */
    static String absolute(String path) {
        if (!path.startsWith("/") || path.contains("\0")) {
            throw new IllegalArgumentException("Not an absolute path: " + path);
        }
        if (List.of(path.split("/")).contains("..")) {
            throw new IllegalArgumentException("The path leads upwards: " + path);
        }
        var clean = path;
        while (clean.endsWith("/") && clean.length() > 1) {
            clean = clean.substring(0, clean.length() - 1);
        }
        return clean;
    }

    static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
