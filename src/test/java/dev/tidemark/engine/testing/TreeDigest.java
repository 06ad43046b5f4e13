package dev.tidemark.engine.testing;

import dev.tidemark.engine.Command;
import dev.tidemark.engine.LocalHost;
import dev.tidemark.engine.ToolRun;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One line per entry of a tree: type, mode, owner, link count, size, time, name, link target,
 * checksum. Two trees are equal if their digests are, whatever bytes their names hold.
 */
public final class TreeDigest {
    private static final String SCRIPT =
            """
            cd "$1" && find . -printf '%y %m %U %G %n %p -> %l ' \
            \\( -type f -printf '%s %T@ ' -o -type d -printf '%T@ ' -o -printf '- ' \\) \
            \\( -type f -exec sh -c 'sha256sum < "$1"' x {} \\; -o -printf '\\n' \\) | LC_ALL=C sort
            """;

    private TreeDigest() {}

    public static String of(String path) {
        try (var host = new LocalHost()) {
            var run =
                    ToolRun.of(Duration.ofMinutes(2), Command.of("sh", "-c", SCRIPT, "x", path))
                            .keeping(64 << 20);
            return new String(host.run(run).orFail().output(), StandardCharsets.ISO_8859_1);
        }
    }
}
