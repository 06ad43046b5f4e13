package dev.tidemark.torture;

import dev.tidemark.engine.testing.TestMariaDb;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** SQL as root by the server's own client. */
record Client(TestMariaDb server) {
    private static final Path ANYWHERE = Path.of("/");

    /** What it printed; fails if a statement does. */
    String run(String sql) {
        return ran(sql).orFail("mariadb").text();
    }

    /** The same, to its end whatever fails; what fails is printed where it would have been. */
    String tried(String sql) {
        return ran(sql, "--force", "--unbuffered").text();
    }

    private Shell.Printed ran(String sql, String... more) {
        var command =
                new ArrayList<>(
                        List.of(
                                "mariadb",
                                "--no-defaults",
                                "--socket=" + server.socket(),
                                "--user=root",
                                "--batch",
                                "--skip-column-names",
                                "--comments",
                                "--max-allowed-packet=1G",
                                "--default-character-set=utf8mb4"));
        command.addAll(List.of(more));
        return Shell.run(ANYWHERE, sql, command);
    }
}
