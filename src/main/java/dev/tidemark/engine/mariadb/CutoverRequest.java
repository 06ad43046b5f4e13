package dev.tidemark.engine.mariadb;

import java.util.List;

/**
 * One database that is to be replaced by what lies prepared in a shadow schema.
 *
 * @param live keeps its name; may be damaged or gone
 * @param incoming the shadow schema, loaded
 * @param previous a shadow name under which the present tables are kept
 * @param twin a shadow name that is used for rehearsals, and free again afterwards
 * @param definitions the views and programs that belong to {@code incoming}
 * @param script the same as a script of {@code mariadb-dump}, as backups of format 1 hold it; empty
 *     if there are {@code definitions}
 */
public record CutoverRequest(
        String live,
        String incoming,
        String previous,
        String twin,
        List<Definition> definitions,
        String script) {
    public CutoverRequest {
        definitions = List.copyOf(definitions);
    }
}
