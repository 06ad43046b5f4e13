package dev.tidemark.environment;

import java.util.List;

/**
 * A writable directory that belongs to the environment (S2.21).
 *
 * @param excludes patterns left out of backups, shown to the customer (S5.15)
 */
public record Mount(MountId id, String name, String path, List<String> excludes) {
    public Mount {
        excludes = List.copyOf(excludes);
    }
}
