package dev.tidemark.environment;

import java.util.List;

/**
 * Commands of the environment's own, each a program with its arguments, run in the code's directory
 * on its host as the account that owns it.
 *
 * @param beforeBackup before the first part is read; one that fails fails the backup
 * @param afterRestore after the switch, before the health check; one that fails makes the restore
 *     unhealthy
 */
public record Hooks(List<List<String>> beforeBackup, List<List<String>> afterRestore) {
    public static final Hooks NONE = new Hooks(List.of(), List.of());

    public Hooks {
        beforeBackup = beforeBackup.stream().map(List::copyOf).toList();
        afterRestore = afterRestore.stream().map(List::copyOf).toList();
    }
}
