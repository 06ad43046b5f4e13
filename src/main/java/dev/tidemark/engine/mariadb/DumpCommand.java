package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.Command;
import dev.tidemark.engine.EngineException;
import dev.tidemark.engine.Failure;
import dev.tidemark.engine.Scripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The commands that run beside the server's own client programs: constant perl texts. */
final class DumpCommand {
    private static final String COUNTING = Scripts.read("mariadb/dump.pl");
    private static final String RENAMING = Scripts.read("mariadb/load.pl");
    private static final String PERL = "perl";
    private static final String DUMP = "mariadb-dump";

    private DumpCommand() {}

    /** Passes the dump on and reports what it holds, see {@link DumpReport}. */
    static Command through(Command dump) {
        return counting("through", dump);
    }

    /** Only reports. */
    static Command alone(Command dump) {
        return counting("alone", dump);
    }

    private static Command counting(String mode, Command dump) {
        var all = new ArrayList<>(List.of(PERL, "-e", COUNTING, "--", mode));
        all.addAll(dump.arguments());
        return new Command(all, dump.environment(), dump.secretFiles());
    }

    /** Between a stored dump and the client that loads it: schemas get the names that they have. */
    static Command renaming(Map<String, String> schemas) {
        var all = new ArrayList<>(List.of("-e", RENAMING, "--"));
        schemas.forEach((from, to) -> all.addAll(List.of(from, to)));
        return Command.of(PERL, all);
    }

    /** The failure of the dump itself, since what runs it only hands its exit code on. */
    static EngineException named(EngineException e) {
        return switch (e.failure()) {
            case Failure.Other(var tool, int code, var lines) when tool.equals(PERL) ->
                    new EngineException(new Failure.Other(DUMP, code, lines), e);
            case Failure.ToolMissing(var tool, var where) when tool.equals(PERL) ->
                    new EngineException(new Failure.ToolMissing(DUMP, where), e);
            default -> e;
        };
    }
}
