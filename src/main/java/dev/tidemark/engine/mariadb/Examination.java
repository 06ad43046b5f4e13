package dev.tidemark.engine.mariadb;

import java.util.List;

/**
 * What a database holds, and what of it could not be made again.
 *
 * @param description without the objects that cannot be made again; its rows are not counted
 * @param obstacles all of them
 * @param unreadable tables that cannot be dumped or made again
 * @param references that lead from or to other databases
 * @param fingerprint of the structure, the definitions and the server's version: as long as it is
 *     the same, trying again would find the same
 */
public record Examination(
        DatabaseDescription description,
        List<Obstacle> obstacles,
        List<String> unreadable,
        List<Reference> references,
        String fingerprint) {
    public Examination {
        obstacles = List.copyOf(obstacles);
        unreadable = List.copyOf(unreadable);
        references = List.copyOf(references);
    }
}
