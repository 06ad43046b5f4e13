package dev.tidemark.engine.mariadb;

import dev.tidemark.engine.Command;

import java.util.function.Consumer;

/**
 * A dump ready to be run by whoever stores its output.
 *
 * @param errorLines to be fed with what the command writes to its error output; calls {@code
 *     pinned} once the dump's moment is fixed and later writes no longer show in it
 */
public record Dump(Command command, Consumer<String> errorLines) {}
