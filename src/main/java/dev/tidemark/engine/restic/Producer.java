package dev.tidemark.engine.restic;

import dev.tidemark.engine.Command;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the command whose output restic stores. Restic stops reading a command's error output the
 * moment it ends, and often loses the very line that says why; so the end is held back a little.
 */
final class Producer {
    static final String ERROR_PREFIX = "subprocess perl: ";
    static final String NOT_FOUND = "executable file not found";

    private static final String SCRIPT =
            """
            no warnings "exec";
            my $status = system { $ARGV[0] } @ARGV;
            print STDERR "%s: $!\n" if $status == -1;
            select undef, undef, undef, 0.3;
            exit($status == -1 ? 127 : $status & 127 ? 128 + ($status & 127) : $status >> 8);
            """
                    .formatted(NOT_FOUND);

    private Producer() {}

    static List<String> arguments(Command command) {
        var all = new ArrayList<>(List.of("perl", "-e", SCRIPT, "--"));
        all.addAll(command.arguments());
        return all;
    }
}
