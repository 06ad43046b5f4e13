package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.Command;
import java.util.ArrayList;
import java.util.List;

/** One database as one script with everything in it, and back; for the portal's own records. */
public final class WholeDump {
    /** Who defines a trigger is whoever loads it: accounts are named otherwise elsewhere. */
    private static final String WITHOUT_DEFINERS =
            "while (<STDIN>) { s{^(/\\*!50003 CREATE\\*/) /\\*!50017 DEFINER=`.*?`\\@`.*?`\\*/}{$1}; print }";

    private WholeDump() {}

    /**
     * Taken in one transaction.
     *
     * @param withoutTables left out altogether
     */
    public static Command dump(
            DatabaseAddress address, String database, List<String> withoutTables) {
        var options = OptionFile.of(address);
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--defaults-file=" + options.placeholder(),
                                "--single-transaction",
                                "--quick",
                                "--hex-blob",
                                "--triggers",
                                "--routines",
                                "--no-tablespaces",
                                "--skip-comments",
                                "--skip-lock-tables",
                                "--max-allowed-packet=1G",
                                "--default-character-set=utf8mb4"));
        withoutTables.forEach(table -> arguments.add("--ignore-table=" + database + "." + table));
        arguments.addAll(List.of("--", database));
        return Command.of("mariadb-dump", arguments).with(options);
    }

    /** What reads such a script and loads it into a database that is there and empty. */
    public static List<Command> load(DatabaseAddress address, String database) {
        var options = OptionFile.of(address);
        return List.of(
                Command.of("perl", "-e", WITHOUT_DEFINERS),
                Command.of(
                                "mariadb",
                                "--defaults-file=" + options.placeholder(),
                                "--binary-mode",
                                "--comments",
                                "--default-character-set=utf8mb4",
                                "--max-allowed-packet=1G",
                                "--database=" + database)
                        .with(options));
    }
}
