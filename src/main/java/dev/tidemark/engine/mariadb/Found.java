package dev.tidemark.engine.mariadb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is where at a moment: the schemas of a plan, and the definitions of its live ones. */
final class Found {
    private final Map<String, Catalogue.Contents> contents;
    private final Map<String, List<Definition>> definitions = new HashMap<>();

    private Found(Map<String, Catalogue.Contents> contents) {
        this.contents = contents;
    }

    static Found of(CutoverPlan plan, Catalogue catalogue, DefinitionReader reader) {
        var found =
                new Found(
                        catalogue.contents(
                                plan.databases().stream()
                                        .flatMap(db ->
                                                Stream.of(db.live(), db.incoming(), db.previous()))
                                        .toList()));
        for (var live : plan.live()) {
            found.definitions.put(live, reader.read(live, found.in(live)).definitions());
        }
        return found;
    }

    Catalogue.Contents in(String schema) {
        return contents.getOrDefault(schema, new Catalogue.Contents());
    }

    List<Definition> definitions(String live) {
        return definitions.getOrDefault(live, List.of());
    }
}
