package dev.tidemark.backup;

import dev.tidemark.engine.HostFacts;
import dev.tidemark.engine.HostProbe;
import dev.tidemark.environment.HostId;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Versions of the tools that took a backup; asked of a host once per portal start, since it costs a
 * second.
 */
final class ToolVersions {
    private static final Map<HostId, Map<String, String>> KNOWN = new ConcurrentHashMap<>();

    private ToolVersions() {}

    static Map<String, String> of(TakeBackup.Work work) {
        return KNOWN.computeIfAbsent(
                work.environment().host(),
                id -> {
                    var versions = new TreeMap<String, String>();
                    for (HostFacts.Tool tool : new HostProbe(work.host()).examine().tools()) {
                        if (tool.present()) {
                            versions.put(tool.name(), tool.version());
                        }
                    }
                    return Map.copyOf(versions);
                });
    }
}
