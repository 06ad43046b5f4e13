package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.Command;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import dev.tidemark.engine.Host;
import dev.tidemark.engine.ToolRun;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The server's client programs, run on the host. */
final class Client {
    private static final int LARGEST = 256 << 20;
    private static final Duration TRIAL = Duration.ofHours(1);
    private static final Duration STATEMENTS = Duration.ofMinutes(10);

    /** Of the connection itself. */
    private static final Pattern GONE =
            Pattern.compile(
                    "ERROR (1053|1927|20\\d\\d) \\(|ERROR (1044|1045|1049|1130|1698) \\([^)]*\\):");

    /**
     * A session that keeps a table locked for long must not keep a cutover waiting, and a grant
     * must not make accounts.
     */
    static final String SETTINGS =
            "set session lock_wait_timeout = 10, innodb_lock_wait_timeout = 10,"
                    + " foreign_key_checks = 1, sql_mode = 'NO_AUTO_CREATE_USER',"
                    + " sql_quote_show_create = 1;";

    private final Host host;
    private final DatabaseAddress address;

    Client(Host host, DatabaseAddress address) {
        this.host = host;
        this.address = address;
    }

    /** Runs statements in one session and returns all their rows. */
    List<Row> query(Duration timeout, String statements) {
        var command =
                program(
                        "mariadb",
                        "--batch",
                        "--skip-column-names",
                        "--default-character-set=utf8mb4");
        var run = ToolRun.of(timeout, command).withInput(bytes(statements)).keeping(LARGEST);
        return rows(output(run));
    }

    /** The same, row by row as they come. */
    void query(Duration timeout, String statements, Consumer<Row> rows) {
        var command =
                program(
                        "mariadb",
                        "--batch",
                        "--skip-column-names",
                        "--unbuffered",
                        "--default-character-set=utf8mb4");
        output(
                ToolRun.of(timeout, command)
                        .withInput(bytes(statements))
                        .listening(line -> rows.accept(Row.parse(line))));
    }

    /**
     * Runs all these statements and says how those that failed did; the others' rows are dropped.
     */
    List<String> complaints(Duration timeout, List<String> statements) {
        var command = program("mariadb", "--batch", "--force", "--default-character-set=utf8mb4");
        var input = bytes(String.join(";\n", statements) + ";\n");
        return host.run(ToolRun.of(timeout, command).withInput(input)).lastLines();
    }

    /**
     * Runs a script to its end, whatever fails, and says what did.
     *
     * @param database its default schema; empty for none
     */
    List<Complaint> complaints(String database, String script) {
        return complaints(database, script, line -> {});
    }

    /**
     * The same.
     *
     * @param output receives the rows, line by line
     */
    List<Complaint> complaints(String database, String script, Consumer<String> output) {
        var found = Collections.synchronizedList(new ArrayList<Complaint>());
        var command = loader(database);
        var arguments = new ArrayList<>(command.arguments());
        arguments.addAll(List.of("--force", "--batch", "--skip-column-names"));
        var run =
                ToolRun.of(
                                TRIAL,
                                new Command(
                                        arguments, command.environment(), command.secretFiles()))
                        .withInput(bytes(script))
                        .listening(output)
                        .listeningToErrors(line -> Complaint.in(line).ifPresent(found::add));
        var result = host.run(run);
        if (found.stream().anyMatch(Complaint::isGone)
                || result.lastLines().stream().anyMatch(Complaint::isUnreached)) {
            throw explain(
                    new EngineException(
                            new Failure.Other(
                                    result.tool(), result.exitCode(), result.lastLines())));
        }
        return List.copyOf(found);
    }

    /** A script with other names of schemas in the structure of its tables. */
    String renamed(String script, Map<String, String> schemas) {
        return output(
                ToolRun.of(Catalogue.SHORT, DumpCommand.renaming(schemas))
                        .withInput(bytes(script))
                        .keeping(LARGEST));
    }

    /**
     * Runs statements, each on its line, up to the first that fails.
     *
     * @param schema the default one, or empty
     */
    void run(String schema, String lines) {
        output(ToolRun.of(STATEMENTS, session(schema, false)).withInput(bytes(lines)));
    }

    /** Runs all of them; returns what was said to those that failed. */
    List<String> attempt(String schema, String lines) {
        var complaints = new ArrayList<String>();
        host.run(
                ToolRun.of(STATEMENTS, session(schema, true))
                        .withInput(bytes(lines))
                        .listeningToErrors(complaints::add));
        failIfGone(complaints);
        return List.copyOf(complaints);
    }

    /** With {@code --force} the client goes on even if there is nobody to talk to. */
    private void failIfGone(List<String> complaints) {
        complaints.stream()
                .filter(words -> GONE.matcher(words).lookingAt())
                .findFirst()
                .ifPresent(words -> {
                    throw explain(
                            new EngineException(new Failure.Other("mariadb", 1, List.of(words))));
                });
    }

    /** The same, with the rows that the others gave, as bytes: texts are in many character sets. */
    byte[] read(String lines, List<String> complaints) {
        var result =
                host.run(
                        ToolRun.of(STATEMENTS, session("", true))
                                .withInput(bytes(lines))
                                .keeping(LARGEST)
                                .listeningToErrors(complaints::add));
        failIfGone(complaints);
        return result.output();
    }

    private Command session(String schema, boolean force) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--batch",
                                "--skip-column-names",
                                "--binary-mode",
                                "--default-character-set=utf8mb4",
                                "--max-allowed-packet=1G"));
        if (force) {
            arguments.add("--force");
        }
        if (!schema.isEmpty()) {
            arguments.add("--database=" + schema);
        }
        return program("mariadb", arguments.toArray(String[]::new));
    }

    /**
     * Runs a script as it is, with comments kept and nothing taken for a client command but {@code
     * delimiter}.
     */
    void script(Duration timeout, String database, String script) {
        if (!script.isBlank()) {
            output(ToolRun.of(timeout, loader(database)).withInput(bytes(script)));
        }
    }

    /** What reads a script or dump from its input into a schema. */
    Command loader(String database) {
        return program(
                "mariadb",
                "--binary-mode",
                "--comments",
                "--default-character-set=utf8mb4",
                "--max-allowed-packet=1G",
                "--database=" + database);
    }

    /** For what only its error output says. */
    void run(Duration timeout, Command command, Consumer<String> errorLines) {
        output(ToolRun.of(timeout, command).listeningToErrors(errorLines));
    }

    /** The same, however it ends. */
    void attempt(Command command, Consumer<String> errorLines) {
        host.run(ToolRun.of(TRIAL, command).listeningToErrors(errorLines));
    }

    String dumped(Duration timeout, List<String> arguments) {
        var command = program("mariadb-dump", arguments.toArray(String[]::new));
        return output(ToolRun.of(timeout, command).keeping(LARGEST));
    }

    /** What could be dumped, even if some of it could not. */
    String salvaged(Duration timeout, List<String> arguments) {
        var command = program("mariadb-dump", arguments.toArray(String[]::new));
        return host.run(ToolRun.of(timeout, command).keeping(LARGEST)).text();
    }

    Command program(String name, String... arguments) {
        var options = OptionFile.of(address);
        var all = new ArrayList<String>();
        all.add("--defaults-file=" + options.placeholder());
        all.addAll(Arrays.asList(arguments));
        return Command.of(name, all).with(options);
    }

    EngineException explain(EngineException failure) {
        return DatabaseFailures.explain(failure, address);
    }

    private String output(ToolRun run) {
        try {
            return host.run(run).orFail().text();
        } catch (EngineException e) {
            throw explain(DumpCommand.named(e));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Row> rows(String output) {
        return output.isEmpty()
                ? List.of()
                : Arrays.stream(output.substring(0, output.length() - 1).split("\n", -1))
                        .map(Row::parse)
                        .toList();
    }
}
