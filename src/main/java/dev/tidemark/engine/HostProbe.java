package dev.tidemark.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Looks whether a host has what is needed. */
public final class HostProbe {
    private static final Duration SHORT = Duration.ofSeconds(30);

    private final Host host;

    public HostProbe(Host host) {
        this.host = host;
    }

    /** Fails only if the host cannot be reached or lacks perl; everything else is in the facts. */
    public HostFacts examine() {
        var system = words(Command.of("uname", "-n", "-s", "-r", "-m")).split(" ");
        var paths = paths();
        var tools = new ArrayList<HostFacts.Tool>();
        for (int i = 0; i < NeededTool.ALL.size(); i++) {
            tools.add(tool(NeededTool.ALL.get(i), i < paths.size() ? paths.get(i) : ""));
        }
        return new HostFacts(
                system.length > 1 ? system[1] : "",
                system.length > 3 ? "%s %s %s".formatted(system[0], system[2], system[3]) : "",
                words(Command.of("id", "-un")),
                tools,
                problems(tools));
    }

    private HostFacts.Tool tool(NeededTool needed, String path) {
        if (path.isEmpty()) {
            return new HostFacts.Tool(needed.name(), "", "");
        }
        var version = needed.version(words(Command.of(path, needed.versionArgument())));
        return new HostFacts.Tool(needed.name(), path, version);
    }

    private List<String> problems(List<HostFacts.Tool> tools) {
        var problems = new ArrayList<String>();
        for (int i = 0; i < tools.size(); i++) {
            NeededTool.ALL.get(i).problem(tools.get(i), host.label()).ifPresent(problems::add);
        }
        return problems;
    }

    private List<String> paths() {
        var arguments =
                new ArrayList<>(List.of("-e", Scripts.read("directories.pl"), "--", "which"));
        NeededTool.ALL.forEach(tool -> arguments.add(tool.name()));
        var found = host.run(ToolRun.of(SHORT, Command.of("perl", arguments))).orFail();
        return List.of(found.text().split("\0", -1));
    }

    private String words(Command command) {
        return host.run(ToolRun.of(SHORT, command)).text().strip();
    }
}
