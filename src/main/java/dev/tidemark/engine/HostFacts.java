package dev.tidemark.engine;

import java.util.List;

/**
 * What a host offers.
 *
 * @param system such as {@code Linux 6.1 x86_64}
 * @param user the account that tools run as
 * @param problems sentences; empty means that everything needed is there
 */
public record HostFacts(
        String hostname, String system, String user, List<Tool> tools, List<String> problems) {
    public HostFacts {
        tools = List.copyOf(tools);
        problems = List.copyOf(problems);
    }

    /**
     * @param path empty if it is missing
     * @param version empty if it is missing or does not say
     */
    public record Tool(String name, String path, String version) {
        public boolean present() {
            return !path.isEmpty();
        }
    }
}
