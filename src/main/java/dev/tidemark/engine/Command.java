package dev.tidemark.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One program with its arguments. Nothing in it is ever seen by a shell; the environment and the
 * secret files never show in a process list.
 */
public record Command(
        List<String> arguments, Map<String, Secret> environment, List<SecretFile> secretFiles) {
    public Command {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("A command needs a program");
        }
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        secretFiles = List.copyOf(secretFiles);
    }

    public static Command of(String program, String... arguments) {
        return of(program, Arrays.asList(arguments));
    }

    public static Command of(String program, List<String> arguments) {
        var all = new ArrayList<String>();
        all.add(program);
        all.addAll(arguments);
        return new Command(all, Map.of(), List.of());
    }

    public String program() {
        return arguments.getFirst();
    }

    /** The program without its folder. */
    public String name() {
        return program().substring(program().lastIndexOf('/') + 1);
    }

    public Command with(String variable, String value) {
        return with(Map.of(variable, Secret.of(value)));
    }

    public Command with(Map<String, Secret> variables) {
        var all = new LinkedHashMap<>(environment);
        all.putAll(variables);
        return new Command(arguments, all, secretFiles);
    }

    public Command with(SecretFile file) {
        var all = new ArrayList<>(secretFiles);
        all.add(file);
        return new Command(arguments, environment, all);
    }
}
